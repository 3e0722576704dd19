package org.millrace.console.ui.nodes;

import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.Deployment;

/** A deployment, under its app or in a list of all. */
public record DeploymentNode(InstallationState installation, Deployment deployment)
    implements Node {
  @Override
  public String id() {
    return "dep/" + installation.id() + "/" + deployment.app() + "/" + deployment.number();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeploymentNode that && that.id().equals(id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }
}
