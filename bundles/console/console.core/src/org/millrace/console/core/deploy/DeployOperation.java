package org.millrace.console.core.deploy;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.InstallationOperation;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Patience;
import org.millrace.console.core.Refusals;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.App;
import org.millrace.management.DeployRequest;
import org.millrace.management.Deployment;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.model.AppName;

/**
 * Sends a package to an app and waits until it is live or has failed. While somebody else deploys
 * to the app it waits for its turn. Cancelled before the package has arrived, nothing has changed;
 * later the agents go on by themselves and only the waiting ends.
 */
public final class DeployOperation extends InstallationOperation {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final int UPLOAD = 60;
  private static final int ROLLOUT = 40;

  private final AppName app;
  private final PreparedPackage source;
  private final DeployRequest how;
  private final ManagementClient client;
  private final Patience patience = new Patience();
  private volatile Deployment deployment;

  /** Takes over the package and closes it at the end of {@link #run}. */
  public DeployOperation(
      InstallationMonitor installation, AppName app, PreparedPackage source, DeployRequest how) {
    super(installation);
    this.app = app;
    this.source = source;
    this.how = how;
    this.client = installation.access().patientClient();
  }

  @Override
  public String title() {
    return NLS.bind(Messages.Deploy_title, source.name(), app);
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.DEPLOY;
  }

  public AppName app() {
    return app;
  }

  /** Whether the agent has not taken the package yet: then nothing comes of it if this ends. */
  public boolean isUploading() {
    return deployment == null;
  }

  /** What became of it, after {@link #run} came back without a failure. */
  public Deployment deployment() {
    return deployment;
  }

  @Override
  protected void speak(SubMonitor progress) throws IOException, CoreException {
    progress.setWorkRemaining(UPLOAD + ROLLOUT);
    try (PreparedPackage sent = source) {
      deployment = send(progress.split(UPLOAD));
      deployment = awaitEnd(progress.split(ROLLOUT));
    }
    if (deployment.state() == Deployment.State.CANCELLED) {
      throw new OperationCanceledException();
    }
    if (deployment.state() == Deployment.State.FAILED) {
      throw new CoreException(Status.error(failure()));
    }
  }

  @Override
  protected void interrupt() {
    patience.cancel();
    client.cancelAll();
  }

  private Deployment send(SubMonitor progress) throws IOException {
    while (true) {
      try {
        return upload(progress);
      } catch (ManagementException busy) {
        if (!Refusals.isConflict(busy) || !isBeingDeployed()) {
          throw busy;
        }
        progress.subTask(busy.getMessage());
        patience.await(TURN);
      }
    }
  }

  private Deployment upload(SubMonitor progress) throws IOException {
    long size = source.contents().packedBytes();
    TransferProgress transfer = new TransferProgress(Messages.Deploy_uploading, size, progress);
    Upload body = new Upload(source.zip(), transfer::moved);
    return client.deploy(app, body, how);
  }

  private boolean isBeingDeployed() throws IOException {
    return client.app(app).state() == App.State.DEPLOYING;
  }

  private Deployment awaitEnd(SubMonitor progress) throws IOException {
    Deployment now = deployment;
    while (now.state().isRunning()) {
      progress.setWorkRemaining(100).worked(2);
      progress.subTask(DeploymentWords.step(now.state()));
      patience.await(LOOK_AGAIN);
      now = client.deployment(app, now.id());
    }
    return now;
  }

  private String failure() {
    return monitor()
        .state()
        .app(app)
        .flatMap(App::liveDeployment)
        .map(live -> bind(Messages.Deploy_failedOldAnswers, app, deployment.statusText(), live))
        .orElse(bind(Messages.Deploy_failed, app, deployment.statusText()));
  }

  private static String bind(String sentence, Object... values) {
    return NLS.bind(sentence, values);
  }
}
