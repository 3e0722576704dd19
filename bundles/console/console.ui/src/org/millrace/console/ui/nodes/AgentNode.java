package org.millrace.console.ui.nodes;

import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.Agent;

/** An agent. */
public record AgentNode(InstallationState installation, Agent agent) implements Node {
  @Override
  public String id() {
    return "agent/" + installation.id() + "/" + agent.name();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AgentNode that && that.id().equals(id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }
}
