package org.millrace.store;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * An agent as it describes itself.
 *
 * @param name in lower case
 * @param runId one start of it: 32 hexadecimal digits
 * @param stacks what it has language workers for
 * @param functionsUrl where its data plane answers, without a trailing slash
 * @param heard its last heartbeat
 */
public record AgentRow(
    String name,
    String runId,
    State state,
    String version,
    String system,
    String isolation,
    List<String> stacks,
    SortedMap<String, String> labels,
    String functionsUrl,
    Instant started,
    Instant heard) {

  public AgentRow {
    stacks = List.copyOf(stacks);
  }

  /** Whether an agent takes apps; that it is silent, its last heartbeat tells. */
  public enum State {
    READY,
    DRAINING,
    DRAINED
  }
}
