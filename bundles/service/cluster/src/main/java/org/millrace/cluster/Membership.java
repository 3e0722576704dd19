package org.millrace.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millrace.store.AgentRow;
import org.millrace.store.AgentRun;
import org.millrace.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This agent's place in the installation: it joins under its name, says every 5 s that it lives,
 * and leaves. Who was not heard of for 15 s counts as silent, and its apps as not running there.
 */
public final class Membership implements AutoCloseable {
  /** After that long without a heartbeat an agent is silent. */
  public static final Duration SILENCE = Duration.ofSeconds(15);

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Logger log = LoggerFactory.getLogger(Membership.class);

  private final Store store;
  private final AgentProfile self;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("cluster-heartbeat").daemon().factory());

  private Membership(Store store, AgentProfile self) {
    this.store = store;
    this.self = self;
  }

  /**
   * Joins. What an earlier life of this agent reported is forgotten first, and what it held is
   * free; another agent that lives under the same name refuses it with a sentence.
   *
   * @param runFile where this agent keeps the id of its run; whoever holds the data folder, and has
   *     ended the workers that were left in it, knows that nothing of the run named there lives
   */
  public static Membership join(Store store, AgentProfile self, Path runFile) throws IOException {
    String id = Files.exists(runFile) ? Files.readString(runFile).strip() : "";
    AgentRun before = new AgentRun(self.run().agent(), id);
    boolean joined =
        store.write(unit -> {
          if (unit.agents().leave(before)) {
            unit.timers().lapse(before);
            unit.deployments().lapse(before);
          }
          boolean mine = unit.agents().register(row(self), SILENCE);
          if (mine) {
            unit.hostings().removeAgent(self.run().agent());
          }
          return mine;
        });
    if (!joined) {
      throw new IOException(
          "An agent named "
              + self.run().agent()
              + " runs already in this installation. Give this one another name with NAME or MILLRACE_NAME.");
    }
    Files.writeString(runFile, self.run().id());
    Membership membership = new Membership(store, self);
    membership.heart.scheduleWithFixedDelay(
        membership::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    return membership;
  }

  static AgentRow row(AgentProfile self) {
    return new AgentRow(
        self.run().agent(),
        self.run().id(),
        AgentRow.State.READY,
        self.version(),
        self.system(),
        self.isolation(),
        self.stacks(),
        new TreeMap<>(self.labels()),
        self.functionsUrl(),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private void beat() {
    try {
      store.clock().synchronize();
      if (!store.write(unit -> unit.agents().heartbeat(self.run()))) {
        log.error(
            "another agent took the name {}; this one is not part of the installation any more",
            self.run().agent());
      }
    } catch (RuntimeException unreachable) {
      log.warn("the installation does not hear this agent: {}", unreachable.getMessage());
    }
  }

  /** Whether an agent was heard of lately. */
  public static boolean isHeard(AgentRow agent, Instant now) {
    return agent.heard().plus(SILENCE).isAfter(now);
  }

  /** Whether an agent takes apps. */
  static boolean isReady(AgentRow agent, Instant now) {
    return agent.state() == AgentRow.State.READY && isHeard(agent, now);
  }

  /** Leaves; the name is free at once. */
  @Override
  public void close() {
    heart.shutdownNow();
    store.write(unit -> {
      unit.hostings().removeAgent(self.run().agent());
      unit.agents().leave(self.run());
      return true;
    });
  }
}
