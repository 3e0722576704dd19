package org.millrace.management;

import java.time.Instant;
import java.util.List;

/**
 * Millrace's service on one machine.
 *
 * @param isolation {@code docker} or {@code process}
 * @param stacks what it has language workers for, such as {@code node 22}
 * @param functionsUrl where its data plane answers, without a trailing slash
 */
public record Agent(
    String name,
    State state,
    String version,
    String system,
    String isolation,
    List<String> stacks,
    String functionsUrl,
    int apps,
    Instant started,
    Instant lastHeard) {

  public Agent {
    stacks = List.copyOf(stacks);
  }

  public enum State {
    READY,
    DRAINING,
    DRAINED,
    SILENT
  }
}
