package org.millrace.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * The time a command stays until SIGTERM or SIGINT asks it to end. The process lives on until this
 * is closed, so that things can be put in order; it then ends with 0, since a stop that was asked
 * for is no failure.
 */
final class Stay implements AutoCloseable {
  private final CountDownLatch asked;
  private final CompletableFuture<Boolean> inOrder = new CompletableFuture<>();

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

  /** Says that nothing is left to be done. */
  void done() {
    inOrder.complete(true);
  }

  private void end() {
    asked.countDown();
    if (inOrder.join()) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** Lets the process end, with the code that it ends with by itself unless all was done. */
  @Override
  public void close() {
    inOrder.complete(false);
  }
}
