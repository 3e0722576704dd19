package org.millrace.console.core;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.OperationCanceledException;

/** How an operation waits until it is worth asking again; cancelling ends the wait at once. */
public final class Patience {
  private final CountDownLatch cancelled = new CountDownLatch(1);

  /**
   * Blocks for the time.
   *
   * @throws OperationCanceledException when it is, or was, cancelled
   */
  public void await(Duration time) {
    try {
      if (cancelled.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new OperationCanceledException();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OperationCanceledException();
    }
  }

  public void cancel() {
    cancelled.countDown();
  }
}
