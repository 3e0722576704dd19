package org.millrace.console.ui.nodes;

import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.App;

/** A function app. */
public record AppNode(InstallationState installation, App app) implements Node {
  @Override
  public String id() {
    return "app/" + installation.id() + "/" + app.name();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AppNode that && that.id().equals(id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }
}
