package org.millrace.sandbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.millrace.host.port.Sandbox;

/** A worker as a process of this machine, with everything it starts. */
final class ProcessInstance implements Sandbox.Instance {
  /** Who cannot be killed may hold the pipes open; the exit is told all the same. */
  private static final Duration LAST_LINES = Duration.ofMillis(500);

  private final Process leader;
  private final ProcessFamily family;
  private final CompletableFuture<Integer> exited;
  private volatile boolean stopping;

  /**
   * @param output completes when the last line was handed on
   */
  ProcessInstance(Process leader, CompletableFuture<Void> output, ProcessFamily family) {
    this.leader = leader;
    this.family = family;
    this.exited =
        leader
            .onExit()
            .thenApplyAsync(this::endFamily, ProcessInstance::onOwnThread)
            .thenCompose(ended ->
                output
                    .copy()
                    .completeOnTimeout(null, LAST_LINES.toMillis(), TimeUnit.MILLISECONDS)
                    .thenApply(read -> ended.exitValue()));
  }

  private static void onOwnThread(Runnable task) {
    Thread.ofVirtual().name("sandbox-exit").start(task);
  }

  /** A worker that ended by itself leaves nobody behind either. */
  private Process endFamily(Process ended) {
    if (!stopping) {
      family.kill();
    }
    return ended;
  }

  @Override
  public String id() {
    return Long.toString(leader.pid());
  }

  @Override
  public CompletionStage<Integer> exited() {
    return exited.minimalCompletionStage();
  }

  @Override
  public void stop(Duration grace) {
    stopping = true;
    long end = System.nanoTime() + grace.toNanos();
    family.ask();
    awaitLeader(grace);
    family.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    family.kill();
  }

  private void awaitLeader(Duration grace) {
    try {
      leader.onExit().get(grace.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException deaf) {
      // The kill comes next.
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
