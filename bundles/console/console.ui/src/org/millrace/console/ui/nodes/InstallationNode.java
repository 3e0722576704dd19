package org.millrace.console.ui.nodes;

import org.millrace.console.core.monitor.InstallationState;

/** An installation. */
public record InstallationNode(InstallationState installation) implements Node {
  @Override
  public String id() {
    return "installation/" + installation.id();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InstallationNode that && that.id().equals(id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }
}
