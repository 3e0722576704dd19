package org.millrace.server.management;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.millrace.cluster.DeployOrder;
import org.millrace.cluster.Refusal;
import org.millrace.model.AppName;
import org.millrace.model.PackageRejected;
import org.millrace.store.DeploymentRow;
import org.millrace.store.SettingsRow;

/**
 * What can be done with the installation's apps. Calls block; those that change how an app runs
 * answer when that is live, deployments at once.
 */
public interface InstallationOperations {

  void create(AppName app) throws Refusal;

  void delete(AppName app) throws Refusal;

  void start(AppName app) throws Refusal;

  void stop(AppName app) throws Refusal;

  void restart(AppName app, String author) throws Refusal, InterruptedException;

  void setEnabled(AppName app, String function, boolean enabled, String author)
      throws Refusal, InterruptedException;

  SettingsRow changeSettings(AppName app, int basedOn, Map<String, String> values, String author)
      throws Refusal, InterruptedException;

  /**
   * @param zip taken over when this returns, the caller's when it is refused
   */
  DeploymentRow deploy(AppName app, Path zip, DeployOrder order) throws Refusal;

  DeploymentRow rollBack(AppName app, DeploymentRow to, String author, String client)
      throws Refusal;

  /** Ends a deployment that has not begun to switch. */
  void cancel(DeploymentRow deployment, String author) throws Refusal;

  /** A package as it was deployed. */
  Path packageFile(String sha256) throws IOException;

  /** The folder that holds a package's files, on this agent. */
  Path packageFolder(AppName app, String sha256) throws IOException, PackageRejected;
}
