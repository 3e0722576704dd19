package org.millrace.console.ui.nodes;

import java.util.Locale;
import org.millrace.console.core.monitor.InstallationState;

/** All things of one kind of an installation. */
public record GroupNode(InstallationState installation, Kind kind) implements Node {
  /** What is gathered. */
  public enum Kind {
    APPS,
    AGENTS
  }

  @Override
  public String id() {
    return kind.name().toLowerCase(Locale.ROOT) + "/" + installation.id();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupNode that && that.id().equals(id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }
}
