package org.millrace.server.management;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.millrace.cluster.Cluster;
import org.millrace.cluster.DeployOrder;
import org.millrace.cluster.PackageCache;
import org.millrace.cluster.Refusal;
import org.millrace.model.AppName;
import org.millrace.model.PackageRejected;
import org.millrace.store.DeploymentRow;
import org.millrace.store.SettingsRow;

/** The operations as this agent's cluster carries them out. */
public final class ClusterOperations implements InstallationOperations {
  private static final String PACKAGE = "The package";

  private final Cluster cluster;
  private final PackageCache packages;

  public ClusterOperations(Cluster cluster, PackageCache packages) {
    this.cluster = cluster;
    this.packages = packages;
  }

  @Override
  public void create(AppName app) throws Refusal {
    cluster.operations().create(app);
  }

  @Override
  public void delete(AppName app) throws Refusal {
    cluster.operations().delete(app);
  }

  @Override
  public void start(AppName app) throws Refusal {
    cluster.operations().start(app);
  }

  @Override
  public void stop(AppName app) throws Refusal {
    cluster.operations().stop(app);
  }

  @Override
  public void restart(AppName app, String author) throws Refusal, InterruptedException {
    cluster.operations().restart(app, author);
  }

  @Override
  public void setEnabled(AppName app, String function, boolean enabled, String author)
      throws Refusal, InterruptedException {
    cluster.operations().setEnabled(app, function, enabled, author);
  }

  @Override
  public SettingsRow changeSettings(
      AppName app, int basedOn, Map<String, String> values, String author)
      throws Refusal, InterruptedException {
    return cluster.operations().changeSettings(app, basedOn, values, author);
  }

  @Override
  public DeploymentRow deploy(AppName app, Path zip, DeployOrder order) throws Refusal {
    return cluster.deployments().deploy(app, zip, PACKAGE, order);
  }

  @Override
  public DeploymentRow rollBack(AppName app, DeploymentRow to, String author, String client)
      throws Refusal {
    return cluster.deployments().rollBack(app, to, author, client);
  }

  @Override
  public void cancel(DeploymentRow deployment, String author) throws Refusal {
    cluster.deployments().cancel(deployment, author);
  }

  @Override
  public Path packageFile(String sha256) throws IOException {
    return packages.zip(sha256);
  }

  @Override
  public Path packageFolder(AppName app, String sha256) throws IOException, PackageRejected {
    return packages.unpacked(app, sha256);
  }
}
