package org.millrace.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.millrace.host.port.Check;
import org.millrace.sandbox.Sandboxes.Isolation;

/** Looks whether the container engine answers now, and whether that matters. */
final class EngineCheck implements Check {
  private static final String SUBJECT = "engine";

  private final Isolation isolation;
  private final String address;
  private final Duration patience;

  EngineCheck(Isolation isolation, String address, Duration patience) {
    this.isolation = isolation;
    this.address = address;
    this.patience = patience;
  }

  @Override
  public List<Finding> run() {
    if (isolation == Isolation.PROCESS) {
      return List.of(
          new Finding(Severity.OK, SUBJECT, "Workers run as processes, as ISOLATION says.", ""));
    }
    try (Engine engine = Engine.connect(address, patience)) {
      return List.of(
          new Finding(
              Severity.OK,
              SUBJECT,
              "Docker " + engine.info().getServerVersion() + " answers at " + address + ".",
              ""));
    } catch (IOException absent) {
      return List.of(
          new Finding(
              isolation == Isolation.DOCKER ? Severity.PROBLEM : Severity.WARNING,
              SUBJECT,
              absent.getMessage(),
              isolation == Isolation.DOCKER
                  ? "Start the engine, or set DOCKER_HOST to where it answers."
                  : "Workers run as processes, without limits. Install a container engine (on"
                      + " Debian: docker.io) and restart the agent, or set ISOLATION to process."));
    }
  }
}
