package org.millrace.command;

import java.util.concurrent.CountDownLatch;

/**
 * The time a command stays until SIGTERM or SIGINT asks it to end. The process lives on until this
 * is closed, so that things can be put in order.
 */
final class Stay implements AutoCloseable {
  private final CountDownLatch asked;
  private final CountDownLatch done = new CountDownLatch(1);

  Stay(CountDownLatch asked) {
    this.asked = asked;
  }

  static Stay untilSignal() {
    Stay stay = new Stay(new CountDownLatch(1));
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("command-stop").unstarted(stay::end));
    return stay;
  }

  /** Returns when the process is asked to end. */
  void await() throws InterruptedException {
    asked.await();
  }

  private void end() {
    asked.countDown();
    try {
      done.await();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
  }
}
