package org.millrace.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.millrace.host.port.Check;
import org.millrace.host.port.Sandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what encloses this agent's workers. */
public final class Sandboxes {
  private static final Logger log = LoggerFactory.getLogger(Sandboxes.class);

  /** Set apart for measurements between networks, so no company routes it. */
  private static final String DEFAULT_RANGE = "198.18.0.0/16";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Sandboxes() {}

  /** What the administrator wants. */
  public enum Isolation {
    /** Containers where an engine answers within two seconds, else processes. */
    AUTO,
    /** Containers or no start. */
    DOCKER,
    PROCESS
  }

  /**
   * The decision; close it after the last worker has stopped.
   *
   * @param check what doctor says of the engine
   */
  public record Choice(Sandbox sandbox, Check check, AutoCloseable connection)
      implements AutoCloseable {

    @Override
    public void close() throws IOException {
      try {
        connection.close();
      } catch (IOException | RuntimeException failed) {
        throw failed;
      } catch (Exception failed) {
        throw new IOException(failed);
      }
    }
  }

  /**
   * Chooses; asks the engine unless processes are wanted.
   *
   * @param dockerHost where the engine answers; empty for the variable DOCKER_HOST, then the usual
   *     socket
   * @param range IPv4 addresses for the networks of apps; empty for {@value #DEFAULT_RANGE}
   * @param agentId tells this agent's workers from those of others, in every life of the agent
   * @param slots where the slot folders lie; a sweep empties it
   * @throws IOException a sentence: containers are wanted and there is no engine
   */
  public static Choice choose(
      Isolation isolation,
      Optional<String> dockerHost,
      Optional<String> range,
      String agentId,
      Path slots)
      throws IOException {
    ProcessSandbox processes = new ProcessSandbox(agentId, slots);
    NetworkRange addresses = range(range);
    String address = address(dockerHost);
    EngineCheck check = new EngineCheck(isolation, address, PATIENCE);
    if (isolation == Isolation.PROCESS) {
      return new Choice(processes, check, () -> {});
    }
    try {
      Engine engine = Engine.connect(address, PATIENCE);
      ContainerSandbox containers =
          new ContainerSandbox(engine, AgentMark.of(agentId, slots), addresses);
      return new Choice(
          isolation == Isolation.AUTO ? new MixedSandbox(containers, processes) : containers,
          check,
          engine);
    } catch (IOException absent) {
      if (isolation == Isolation.DOCKER) {
        throw new IOException(
            absent.getMessage()
                + " ISOLATION is docker: start the engine, set DOCKER_HOST to where it answers, or"
                + " set ISOLATION to process.",
            absent);
      }
      log.info("workers run as processes: {}", absent.getMessage());
      return new Choice(processes, check, () -> {});
    }
  }

  private static NetworkRange range(Optional<String> text) throws IOException {
    try {
      return NetworkRange.parse(text.orElse(DEFAULT_RANGE));
    } catch (IllegalArgumentException unreadable) {
      throw new IOException("CONTAINER_RANGE is wrong: " + unreadable.getMessage(), unreadable);
    }
  }

  private static String address(Optional<String> dockerHost) {
    return dockerHost
        .or(() -> Optional.ofNullable(System.getenv("DOCKER_HOST")))
        .filter(text -> !text.isBlank())
        .orElse(Engine.DEFAULT_ADDRESS);
  }
}
