package org.millrace.publish;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Wakes everyone who waits when the endpoint stops. */
final class StopSignal implements Waiting {
  private final CountDownLatch stopping = new CountDownLatch(1);

  @Override
  public void stop() {
    stopping.countDown();
  }

  @Override
  public boolean pause(Duration length) {
    try {
      return !stopping.await(length.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
