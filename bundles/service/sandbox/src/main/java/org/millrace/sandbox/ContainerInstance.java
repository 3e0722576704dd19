package org.millrace.sandbox;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.millrace.host.port.Sandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker in a container. The kernel ends all that runs in one with its first process, whatever
 * its children did to their parents, groups and sessions.
 */
final class ContainerInstance implements Sandbox.Instance {
  private static final Logger log = LoggerFactory.getLogger(ContainerInstance.class);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private final Containers containers;
  private final String id;
  private final String slotId;
  private final CompletableFuture<Integer> exited;
  private final CompletableFuture<Void> removed;

  /**
   * @param output of the container, which must run already
   */
  ContainerInstance(Containers containers, String id, String slotId, ContainerOutput output) {
    this.containers = containers;
    this.id = id;
    this.slotId = slotId;
    // Both run on the thread that followed the output, which has nothing else to do any more.
    this.exited = output.ended().thenApply(ended -> containers.awaitExit(id, output::say));
    this.removed = exited.thenRun(() -> containers.remove(id));
  }

  @Override
  public String id() {
    return id.substring(0, Math.min(12, id.length()));
  }

  @Override
  public CompletionStage<Integer> exited() {
    return exited.minimalCompletionStage();
  }

  /** Completes when nothing of it is left. */
  CompletableFuture<Void> removed() {
    return removed.copy();
  }

  @Override
  public void stop(Duration grace) {
    if (!grace.isZero()) {
      signal("SIGTERM");
      await(exited, grace);
    }
    if (!exited.isDone()) {
      signal("SIGKILL");
    }
    if (!await(removed, KILL_LIMIT)) {
      containers.remove(id);
    }
  }

  private void signal(String name) {
    try {
      containers.signal(id, name);
    } catch (NotFoundException | NotModifiedException ended) {
      log.debug("{}: has ended already", slotId);
    } catch (RuntimeException failed) {
      log.warn("{}: {} is not sent: {}", slotId, name, Engine.reason(failed));
    }
  }

  private static boolean await(CompletableFuture<?> future, Duration patience) {
    try {
      future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException deaf) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
