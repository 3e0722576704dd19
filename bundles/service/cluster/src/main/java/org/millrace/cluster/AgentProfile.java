package org.millrace.cluster;

import java.util.List;
import java.util.Map;
import org.millrace.store.AgentRun;

/**
 * What this agent tells the installation of itself.
 *
 * @param run this start of it: an older life, or a second agent of the same name, has another
 * @param system the operating system in a person's words
 * @param stacks what it has language workers for, such as {@code node 22}
 * @param functionsUrl where its data plane answers, without a trailing slash
 */
public record AgentProfile(
    AgentRun run,
    String version,
    String system,
    String isolation,
    List<String> stacks,
    Map<String, String> labels,
    String functionsUrl) {

  public AgentProfile {
    stacks = List.copyOf(stacks);
    labels = Map.copyOf(labels);
  }
}
