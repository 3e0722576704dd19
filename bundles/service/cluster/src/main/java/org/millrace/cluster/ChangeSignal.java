package org.millrace.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.millrace.store.ChangeRow;

/**
 * Lets threads wait until something changed in the installation; what changed they read themselves.
 */
final class ChangeSignal implements ChangeFeed.Listener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ChangeFeed feed;
  private long count;

  ChangeSignal(ChangeFeed feed) {
    this.feed = feed;
    feed.listen(this);
  }

  /** Makes the feed read what this thread just wrote. */
  void poke() {
    feed.poke();
  }

  /** How often something changed; take it before reading, wait for more than it afterwards. */
  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  void awaitAfter(long seen, Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (count == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void changed(List<ChangeRow> changes) {
    reset();
  }

  @Override
  public void reset() {
    lock.lock();
    try {
      count++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
