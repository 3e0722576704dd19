package org.millrace.console.ui.nodes;

import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.Function;

/** A function. */
public record FunctionNode(AppNode parent, Function function) implements Node {
  @Override
  public InstallationState installation() {
    return parent.installation();
  }

  @Override
  public String id() {
    return "function/" + installation().id() + "/" + parent.app().name() + "/" + function.name();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FunctionNode that && that.id().equals(id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }
}
