package org.millrace.console.ui.nodes;

import java.util.Locale;
import org.millrace.console.core.monitor.InstallationState;

/** A part of a function app that has a page of its own or gathers things. */
public record AppPartNode(AppNode parent, Kind kind) implements Node {
  /** Which part; in the order shown. */
  public enum Kind {
    FUNCTIONS,
    FILES,
    CONFIGURATION,
    KEYS,
    DEPLOYMENTS
  }

  @Override
  public InstallationState installation() {
    return parent.installation();
  }

  @Override
  public String id() {
    return kind.name().toLowerCase(Locale.ROOT) + "/" + parent.id();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AppPartNode that && that.id().equals(id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }
}
