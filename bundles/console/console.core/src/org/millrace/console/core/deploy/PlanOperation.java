package org.millrace.console.core.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.InstallationOperation;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.edit.ManagementFiles;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Agent;
import org.millrace.management.CallScope;
import org.millrace.management.FileEntry;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;
import org.millrace.model.ConfigurationException;
import org.millrace.model.LocalSettings;
import org.millrace.model.PackageFile;
import org.millrace.model.PackageFiles;
import org.millrace.model.PackageFolder;

/** Prepares a package and finds out what deploying it to an app would do. Changes nothing. */
public final class PlanOperation extends InstallationOperation {
  private static final Set<String> OF_EVERY_APP =
      Set.of("FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage");

  private final Path source;
  private final AppName app;
  private final CallScope calls = new CallScope();
  private PreparedPackage prepared;
  private DeployPlan plan;

  /**
   * @param source a zip or a folder
   * @param app need not be there yet
   */
  public PlanOperation(InstallationMonitor installation, Path source, AppName app) {
    super(installation);
    this.source = source;
    this.app = app;
  }

  @Override
  public String title() {
    return NLS.bind(Messages.Plan_title, source.getFileName(), app);
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.CHECK;
  }

  /** The package, after {@link #run} came back without a failure; whoever takes it closes it. */
  public PreparedPackage prepared() {
    return prepared;
  }

  /** After {@link #run} came back without a failure. */
  public DeployPlan plan() {
    return plan;
  }

  @Override
  protected void speak(SubMonitor progress) throws IOException, CoreException {
    PrepareOperation packing = new PrepareOperation(monitor().state().id(), source);
    packing.run(progress.split(1));
    PreparedPackage made = packing.prepared();
    try {
      plan = compare(made);
    } catch (IOException | RuntimeException failed) {
      made.close();
      throw failed;
    }
    prepared = made;
  }

  private DeployPlan compare(PreparedPackage made) throws IOException {
    ManagementClient agent = monitor().access().client().within(calls);
    boolean isThere = monitor().state().app(app).isPresent();
    List<FileEntry> live = isThere ? ManagementFiles.list(agent, app) : List.of();
    Set<String> known = isThere ? agent.settings(app).values().keySet() : Set.of();
    List<PackageFile> coming = PackageFiles.list(made.zip());
    List<DeployPlan.Change> changes = DeployPlan.changes(coming, live);
    long differing = changes.stream().filter(one -> one.kind() != DeployPlan.Kind.REMOVED).count();
    List<String> doubts = new ArrayList<>(made.contents().warnings());
    Set<String> missing = missingSettings(known, doubts);
    doubtRuntime(made.contents().runtime(), doubts);
    return new DeployPlan(
        made.contents(),
        changes,
        coming.size() - (int) differing,
        made.temporary() ? new PackageFolder(source).leftOut() : List.of(),
        List.copyOf(missing),
        List.copyOf(doubts));
  }

  /** What the developer has set on their own machine, the app will want here, too. */
  private Set<String> missingSettings(Set<String> known, List<String> doubts) throws IOException {
    Path local = source.resolve("local.settings.json");
    if (!Files.isDirectory(source) || !Files.isRegularFile(local)) {
      return Set.of();
    }
    try {
      Set<String> missing = new TreeSet<>(LocalSettings.parse(Files.readString(local)).keySet());
      missing.removeAll(known);
      missing.removeAll(OF_EVERY_APP);
      return missing;
    } catch (ConfigurationException broken) {
      doubts.add(broken.getMessage());
      return Set.of();
    }
  }

  private void doubtRuntime(String runtime, List<String> doubts) {
    List<Agent> agents =
        monitor().state().snapshot().map(known -> known.agents()).orElse(List.of());
    boolean isRunnable =
        runtime.isEmpty()
            || agents.stream().anyMatch(agent -> agent.stacks().stream().anyMatch(runtime::equals));
    if (!isRunnable) {
      doubts.add(NLS.bind(Messages.Plan_noAgent, runtime, monitor().state().label()));
    }
  }

  @Override
  protected void interrupt() {
    calls.cancel();
  }
}
