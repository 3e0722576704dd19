package org.millrace.sandbox;

import java.util.Map;

/**
 * By what our containers are told from others', and this agent's from other agents'.
 *
 * @param epoch which life of the agent made it
 */
record ContainerLabels(SlotMark mark, String app, String epoch) {
  private static final String PREFIX = "org.millrace.";
  static final String AGENT = PREFIX + "agent";

  Map<String, String> all() {
    return Map.of(
        AGENT,
        mark.agentId(),
        PREFIX + "slot",
        mark.slotId(),
        PREFIX + "app",
        app,
        PREFIX + "epoch",
        epoch);
  }

  /** What every container of an agent has, whichever life made it. */
  static Map<String, String> ofAgent(String agentId) {
    return Map.of(AGENT, agentId);
  }

  /** For people; the id is what counts. */
  String containerName() {
    return "millrace-" + mark.agentId() + "-" + mark.slotId();
  }
}
