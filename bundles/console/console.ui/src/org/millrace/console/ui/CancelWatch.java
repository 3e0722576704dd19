package org.millrace.console.ui;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.IProgressMonitor;

/** Looks for a person's Cancel while the wizard's own thread waits for an answer. */
public final class CancelWatch implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;

  private final IProgressMonitor monitor;
  private final CountDownLatch ended = new CountDownLatch(1);

  public CancelWatch(IProgressMonitor monitor, Runnable cancel) {
    this.monitor = monitor;
    Thread.ofVirtual().name("console-cancel-watch").start(() -> watch(cancel));
  }

  private void watch(Runnable cancel) {
    try {
      while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (monitor.isCanceled()) {
          cancel.run();
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  public boolean isCancelled() {
    return monitor.isCanceled();
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
