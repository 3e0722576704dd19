package org.millrace.console.ui.nodes;

import org.millrace.console.core.monitor.InstallationState;

/**
 * A file of the live version of an app, or a folder of it.
 *
 * @param path relative to the app, with forward slashes
 */
public record FileNode(AppNode parent, String path, boolean isFolder) implements Node {
  @Override
  public InstallationState installation() {
    return parent.installation();
  }

  /** The last part of its path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String id() {
    return "file/" + installation().id() + "/" + parent.app().name() + "/" + path;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileNode that && that.id().equals(id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }
}
