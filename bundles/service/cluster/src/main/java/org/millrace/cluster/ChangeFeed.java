package org.millrace.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.millrace.store.ChangeRow;
import org.millrace.store.ChangesSince;
import org.millrace.store.Store;
import org.millrace.store.sql.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells this agent what changed anywhere in the installation, in the order of commits, within a
 * poll of it (design D18). One thread reads for all listeners; a change of this agent's own is read
 * at once.
 */
public final class ChangeFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ChangeFeed.class);
  private static final Duration POLL = Duration.ofMillis(300);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final int PAGE = 1_000;

  private final Store store;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final Thread thread;
  private boolean poked;
  private boolean closed;
  private volatile long position;

  /** Called on the feed's thread, in order; must return at once. */
  public interface Listener {
    void changed(List<ChangeRow> changes);

    /** The feed lost its place: whatever was known of the installation has to be read again. */
    void reset();
  }

  /** Starts behind the newest change there is now. */
  public ChangeFeed(Store store) {
    this.store = store;
    this.position = store.read(unit -> unit.changes().newest());
    this.thread = Thread.ofPlatform().name("cluster-changes").daemon().start(this::run);
  }

  public void listen(Listener listener) {
    listeners.add(listener);
  }

  public void forget(Listener listener) {
    listeners.remove(listener);
  }

  /** The number of the newest change that listeners were told of. */
  public long position() {
    return position;
  }

  /** Reads now instead of at the next poll; for callers that just wrote. */
  public void poke() {
    lock.lock();
    try {
      poked = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    Duration pause = POLL;
    while (awaitTurn(pause)) {
      try {
        poll();
        pause = POLL;
      } catch (StoreException unreachable) {
        log.warn("changes of the installation cannot be read: {}", unreachable.getMessage());
        pause = AFTER_FAILURE;
      } catch (RuntimeException fault) {
        log.error("a listener to changes failed", fault);
      }
    }
  }

  /** False when the feed is closed. */
  private boolean awaitTurn(Duration pause) {
    lock.lock();
    try {
      long left = pause.toNanos();
      while (!poked && !closed && left > 0) {
        left = woken.awaitNanos(left);
      }
      poked = false;
      return !closed;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void poll() {
    switch (store.read(unit -> unit.changes().since(position, PAGE))) {
      case ChangesSince.Known(List<ChangeRow> changes) when changes.isEmpty() -> {}
      case ChangesSince.Known(List<ChangeRow> changes) -> {
        position = changes.getLast().seq();
        listeners.forEach(listener -> listener.changed(changes));
      }
      case ChangesSince.Unknown() -> {
        position = store.read(unit -> unit.changes().newest());
        listeners.forEach(Listener::reset);
      }
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
