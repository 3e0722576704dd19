package org.millrace.console.core.edit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.InstallationOperation;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Refusals;
import org.millrace.console.core.deploy.DeployOperation;
import org.millrace.console.core.deploy.PreparedPackage;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.App;
import org.millrace.management.CallScope;
import org.millrace.management.DeployRequest;
import org.millrace.management.Deployment;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.model.AppName;
import org.millrace.model.PackageCheck;
import org.millrace.model.PackageRejected;

/**
 * Makes a new package of the live one by changing some files, and deploys it. Changes nothing when
 * the live package is not the one that the changes are based on. How it ended, even badly, is its
 * {@link #outcome}.
 */
public final class SaveOperation extends InstallationOperation {
  private static final int PREPARE = 20;
  private static final int DEPLOY = 80;

  /** What is said of the changes, while they are made and afterwards. */
  private record Purpose(String title, String message, boolean losesFunctions) {}

  private final AppName app;
  private final Optional<LiveVersion> base;
  private final List<FileChange> changes;
  private final Purpose purpose;
  private final CallScope calls = new CallScope();
  private volatile Optional<DeployOperation> deploying = Optional.empty();
  private volatile SaveOutcome outcome;

  /**
   * @param base what the changes are based on; empty to apply them to whatever is live now
   */
  public SaveOperation(
      InstallationMonitor installation,
      AppName app,
      Optional<LiveVersion> base,
      List<FileChange> changes) {
    this(installation, app, base, changes, saving(app, changes));
  }

  private SaveOperation(
      InstallationMonitor installation,
      AppName app,
      Optional<LiveVersion> base,
      List<FileChange> changes,
      Purpose purpose) {
    super(installation);
    this.app = app;
    this.base = base;
    this.changes = List.copyOf(changes);
    this.purpose = purpose;
  }

  private static Purpose saving(AppName app, List<FileChange> changes) {
    List<String> paths = changes.stream().map(FileChange::path).toList();
    String title =
        paths.size() == 1
            ? NLS.bind(Messages.Save_title, paths.getFirst(), app)
            : NLS.bind(Messages.Save_titleFiles, paths.size(), app);
    return new Purpose(title, NLS.bind(Messages.Save_message, String.join(", ", paths)), false);
  }

  /** Makes a version without the function whose folder it is. */
  public static SaveOperation deleting(
      InstallationMonitor installation, AppName app, String function, FunctionFolder folder) {
    Purpose purpose =
        new Purpose(
            NLS.bind(Messages.Save_deleting, function, app),
            NLS.bind(Messages.Save_deleted, function),
            true);
    return new SaveOperation(
        installation, app, Optional.of(folder.version()), folder.deletion(), purpose);
  }

  @Override
  public String title() {
    return purpose.title();
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.SAVE;
  }

  /** What became of it, after {@link #run} came back without a failure. */
  public SaveOutcome outcome() {
    return outcome;
  }

  @Override
  protected void speak(SubMonitor progress) throws IOException {
    progress.setWorkRemaining(PREPARE + DEPLOY);
    ManagementClient agent = monitor().access().client().within(calls);
    try {
      outcome = save(agent, progress);
    } catch (PackageRejected rejected) {
      outcome = new SaveOutcome.Failed(rejected.getMessage());
    } catch (ManagementException refused) {
      outcome = new SaveOutcome.Failed(refused.getMessage());
    } catch (IOException lost) {
      if (isCancelled(progress)) {
        throw lost;
      }
      outcome = new SaveOutcome.Offline(sentence(lost));
    }
  }

  private SaveOutcome save(ManagementClient agent, SubMonitor progress)
      throws IOException, PackageRejected {
    App now = agent.app(app);
    LiveVersion live = LiveVersion.of(now);
    if (base.isPresent() && !base.get().hasFilesOf(live)) {
      return conflict(agent, live);
    }
    PreparedPackage edited = edit(agent, live);
    progress.worked(PREPARE);
    return deploy(agent, edited, live, progress.split(DEPLOY));
  }

  private PreparedPackage edit(ManagementClient agent, LiveVersion live)
      throws IOException, PackageRejected {
    Path zip = Files.createTempDirectory("millrace-edit-").resolve(app + ".zip");
    try {
      write(agent, live, zip);
      String name = app + ".zip";
      return new PreparedPackage(name, zip, true, new PackageCheck().check(zip, name));
    } catch (IOException | PackageRejected | RuntimeException failed) {
      Files.deleteIfExists(zip);
      Files.delete(zip.getParent());
      throw failed;
    }
  }

  private void write(ManagementClient agent, LiveVersion live, Path zip) throws IOException {
    PackageEdit edit = new PackageEdit(changes);
    if (live.revision() == 0) {
      edit.writeNew(zip);
      return;
    }
    try (InputStream source = agent.downloadPackage(app)) {
      edit.write(source, zip);
    }
  }

  private SaveOutcome deploy(
      ManagementClient agent, PreparedPackage edited, LiveVersion live, SubMonitor progress)
      throws IOException {
    DeployOperation deploy = new DeployOperation(monitor(), app, edited, request(live));
    deploying = Optional.of(deploy);
    try {
      deploy.run(progress);
      return new SaveOutcome.Live(deploy.deployment());
    } catch (CoreException failed) {
      return switch (failed.getStatus().getException()) {
        case ManagementException refused when Refusals.isConflict(refused) ->
            conflict(agent, LiveVersion.of(agent.app(app)));
        case ManagementException refused -> throw refused;
        case IOException _ -> new SaveOutcome.Offline(failed.getMessage());
        case null, default -> new SaveOutcome.Failed(failed.getMessage());
      };
    }
  }

  private DeployRequest request(LiveVersion live) {
    return new DeployRequest(
        false,
        purpose.losesFunctions(),
        OptionalInt.of(live.revision()),
        System.getProperty("user.name"),
        "console",
        purpose.message());
  }

  private SaveOutcome conflict(ManagementClient agent, LiveVersion live) throws IOException {
    Optional<Deployment> theirs =
        agent.deployments(app).stream()
            .filter(deployment -> deployment.number() == live.deployment())
            .findFirst();
    return new SaveOutcome.Conflict(live, theirs);
  }

  @Override
  protected void interrupt() {
    calls.cancel();
    deploying.ifPresent(DeployOperation::cancel);
  }
}
