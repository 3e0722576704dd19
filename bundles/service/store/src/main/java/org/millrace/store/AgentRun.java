package org.millrace.store;

import java.util.UUID;

/**
 * One start of an agent, and the name under which it holds what one agent at a time may hold.
 *
 * @param agent in lower case
 * @param id 32 hexadecimal digits
 */
public record AgentRun(String agent, String id) {
  public static AgentRun begin(String agent) {
    return new AgentRun(agent, UUID.randomUUID().toString().replace("-", ""));
  }

  /** As it stands in timers and locks. */
  public String owner() {
    return agent + "/" + id;
  }
}
