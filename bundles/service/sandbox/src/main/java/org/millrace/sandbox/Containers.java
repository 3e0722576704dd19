package org.millrace.sandbox;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done to containers that exist: wait, signal, remove, by one or by agent. */
final class Containers {
  /** What a container that somebody removed is taken to have ended with: SIGKILL. */
  static final int KILLED = 137;

  /** The engine went away for good, and took with it what only it knew. */
  static final int UNKNOWN = -1;

  private static final Logger log = LoggerFactory.getLogger(Containers.class);
  private static final Duration RESTART_LIMIT = Duration.ofSeconds(10);
  private static final Duration REMOVE_LIMIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Engine engine;

  Containers(Engine engine) {
    this.engine = engine;
  }

  void signal(String id, String name) {
    engine.calls().killContainerCmd(id).withSignal(name).exec();
  }

  /**
   * Blocks as long as a container runs, over a restart of the engine too, and returns its exit
   * code.
   *
   * @param complaint gets one sentence when the engine does not come back
   */
  int awaitExit(String id, Consumer<String> complaint) {
    long lost = 0;
    while (true) {
      try {
        return engine
            .streams()
            .waitContainerCmd(id)
            .exec(new WaitContainerResultCallback())
            .awaitStatusCode();
      } catch (NotFoundException removed) {
        return KILLED;
      } catch (RuntimeException failed) {
        if (isGone(id)) {
          return KILLED;
        }
        lost = lost == 0 || answers() ? System.nanoTime() : lost;
        if (System.nanoTime() - lost > RESTART_LIMIT.toNanos()) {
          return lose(id, failed, complaint);
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private boolean isGone(String id) {
    try {
      engine.calls().inspectContainerCmd(id).exec();
      return false;
    } catch (NotFoundException removed) {
      return true;
    } catch (RuntimeException silent) {
      return false;
    }
  }

  private boolean answers() {
    try {
      engine.calls().pingCmd().exec();
      return true;
    } catch (RuntimeException silent) {
      return false;
    }
  }

  private int lose(String id, RuntimeException failed, Consumer<String> complaint) {
    String sentence =
        "The container engine at "
            + engine.address()
            + " no longer answers ("
            + Engine.reason(failed)
            + "), so this worker is given up.";
    log.error("{}: {}", id, sentence);
    complaint.accept(sentence);
    return UNKNOWN;
  }

  /** Ends and removes a container; one that is gone is fine, one that stays is logged. */
  void remove(String id) {
    try {
      engine.calls().removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException gone) {
      log.debug("{}: was removed already", id);
    } catch (ConflictException busy) {
      log.debug("{}: is being removed", id);
    } catch (RuntimeException failed) {
      log.error("{}: the container cannot be removed: {}", id, Engine.reason(failed));
    }
  }

  /** Removes all of an agent's, whichever life made them; returns when they are gone. */
  void removeAll(String agentId) throws IOException {
    long end = System.nanoTime() + REMOVE_LIMIT.toNanos();
    List<Container> left = of(agentId);
    while (!left.isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IOException(
            "The containers "
                + left.stream().map(Container::getId).toList()
                + " of an earlier life of this agent cannot be removed. Remove them with docker rm -f.");
      }
      left.forEach(container -> remove(container.getId()));
      left = of(agentId);
      if (!left.isEmpty()) {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private List<Container> of(String agentId) throws IOException {
    try {
      return engine
          .calls()
          .listContainersCmd()
          .withShowAll(true)
          .withLabelFilter(ContainerLabels.ofAgent(agentId))
          .exec();
    } catch (RuntimeException failed) {
      throw new IOException(
          "The container engine at "
              + engine.address()
              + " does not list its containers: "
              + Engine.reason(failed),
          failed);
    }
  }
}
