package org.millrace.sandbox;

import java.io.IOException;
import java.util.Optional;
import org.millrace.host.port.Sandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs in containers what containers can hold. The rest runs as processes, and the log says why.
 */
final class MixedSandbox implements Sandbox {
  private static final Logger log = LoggerFactory.getLogger(MixedSandbox.class);

  private final ContainerSandbox containers;
  private final ProcessSandbox processes;

  MixedSandbox(ContainerSandbox containers, ProcessSandbox processes) {
    this.containers = containers;
    this.processes = processes;
  }

  @Override
  public String kind() {
    return containers.kind();
  }

  @Override
  public Instance launch(Launch launch) throws IOException {
    Optional<String> obstacle = containers.obstacle(launch);
    if (obstacle.isEmpty()) {
      return containers.launch(launch);
    }
    log.warn(
        "{}: {} runs as a process without limits: {}",
        launch.slotId(),
        launch.app(),
        obstacle.get());
    return processes.launch(launch);
  }

  @Override
  public void sweep() throws IOException {
    containers.sweep();
  }
}
