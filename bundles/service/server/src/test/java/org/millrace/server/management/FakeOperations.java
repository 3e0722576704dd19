package org.millrace.server.management;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.millrace.cluster.DeployOrder;
import org.millrace.cluster.Refusal;
import org.millrace.model.AppName;
import org.millrace.model.PackageFiles;
import org.millrace.model.PackageRejected;
import org.millrace.store.AgentRun;
import org.millrace.store.AppRow;
import org.millrace.store.DeploymentLock;
import org.millrace.store.DeploymentLogRow;
import org.millrace.store.DeploymentRow;
import org.millrace.store.DeploymentStart;
import org.millrace.store.DeploymentState;
import org.millrace.store.HostingRow;
import org.millrace.store.NewDeployment;
import org.millrace.store.NewRevision;
import org.millrace.store.PackageRow;
import org.millrace.store.RevisionRow;
import org.millrace.store.SettingsRow;
import org.millrace.store.SettingsSave;
import org.millrace.store.Store;
import org.millrace.store.UnitOfWork;

/**
 * Does to a real store what the cluster would, without script hosts: every deployment is live at
 * once, with the functions {@code hello} and {@code nightly}, unless it is to be held.
 */
final class FakeOperations implements InstallationOperations {
  static final String AGENT = "agent-1";

  private static final String FUNCTIONS =
      """
      {"runtime":"node","runtimeVersion":"22","functions":[
        {"name":"hello","trigger":"httpTrigger","source":"/api/hello","methods":["GET","POST"],
         "authLevel":"function","enabled":%s,"loaded":true,"file":"hello.js","error":""},
        {"name":"nightly","trigger":"timerTrigger","source":"0 0 2 * * *","methods":[],
         "authLevel":"","enabled":true,"loaded":true,"file":"","error":""}]}
      """;

  private final Store store;
  private final Path folder;
  private volatile boolean held;

  FakeOperations(Store store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /** The next deployment runs and does not end. */
  void holdDeployments() {
    held = true;
  }

  @Override
  public void create(AppName app) throws Refusal {
    if (!store.write(unit -> unit.apps().create(app))) {
      throw new Refusal(Refusal.Reason.EXISTS, app + " exists already.");
    }
  }

  @Override
  public void delete(AppName app) throws Refusal {
    require(app, store.write(unit -> unit.apps().delete(app)));
  }

  @Override
  public void start(AppName app) throws Refusal {
    require(app, store.write(unit -> unit.apps().want(app, AppRow.Desired.RUNNING)));
  }

  @Override
  public void stop(AppName app) throws Refusal {
    require(app, store.write(unit -> unit.apps().want(app, AppRow.Desired.STOPPED)));
  }

  private static void require(AppName app, boolean there) throws Refusal {
    if (!there) {
      throw new Refusal(Refusal.Reason.UNKNOWN, "There is no app " + app + ".");
    }
  }

  @Override
  public void restart(AppName app, String author) {
    store.run(unit -> roll(unit, active(unit, app), RevisionRow.Cause.RESTART, Set.of()));
  }

  @Override
  public void setEnabled(AppName app, String function, boolean enabled, String author) {
    store.run(unit -> {
      RevisionRow active = active(unit, app);
      Set<String> disabled = new HashSet<>(active.disabledFunctions());
      String name = function.toLowerCase(Locale.ROOT);
      if (enabled) {
        disabled.remove(name);
      } else {
        disabled.add(name);
      }
      roll(unit, active, RevisionRow.Cause.FUNCTIONS, disabled);
    });
  }

  private static RevisionRow active(UnitOfWork unit, AppName app) {
    return unit.revisions().active(app).orElseThrow();
  }

  @Override
  public SettingsRow changeSettings(
      AppName app, int basedOn, Map<String, String> values, String author) throws Refusal {
    SettingsSave save = store.write(unit -> unit.settings().save(app, basedOn, values, author));
    return switch (save) {
      case SettingsSave.Saved(SettingsRow saved) -> saved;
      case SettingsSave.Conflict(SettingsRow newest) ->
          throw new Refusal(
              Refusal.Reason.OUTDATED,
              newest.author() + " saved version " + newest.version() + " before you.");
      case SettingsSave.NoApp() ->
          throw new Refusal(Refusal.Reason.UNKNOWN, "There is no app " + app + ".");
    };
  }

  @Override
  public DeploymentRow deploy(AppName app, Path zip, DeployOrder order) throws Refusal {
    try {
      PackageRow kept = store.packages().put(zip);
      Files.delete(zip);
      return deploy(app, kept, order);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private DeploymentRow deploy(AppName app, PackageRow kept, DeployOrder order) throws Refusal {
    DeploymentStart start =
        store.write(unit -> {
          if (order.create()) {
            unit.apps().create(app);
          }
          return unit.deployments()
              .start(
                  new NewDeployment(
                      app,
                      order.author(),
                      order.client(),
                      order.message(),
                      kept.sha256(),
                      kept.size()),
                  AgentRun.begin("fake"),
                  Duration.ofMinutes(5));
        });
    return switch (start) {
      case DeploymentStart.Started(DeploymentRow row, DeploymentLock lock) -> {
        if (!held) {
          goLive(row, lock);
        }
        yield row;
      }
      case DeploymentStart.Busy busy ->
          throw new Refusal(
              Refusal.Reason.BUSY,
              app + " is being deployed by " + busy.author() + " since " + busy.since() + ".");
      case DeploymentStart.NoApp() ->
          throw new Refusal(Refusal.Reason.UNKNOWN, "There is no app " + app + ".");
    };
  }

  private void goLive(DeploymentRow deployment, DeploymentLock lock) {
    store.run(unit -> {
      unit.deploymentLogs()
          .append(deployment.id(), DeploymentLogRow.Severity.MESSAGE, "Checking the package");
      RevisionRow revision =
          unit.revisions()
              .create(
                  new NewRevision(
                      deployment.app(),
                      deployment.packageSha(),
                      0,
                      Set.of(),
                      false,
                      RevisionRow.Cause.DEPLOYMENT,
                      deployment.id(),
                      deployment.author()));
      report(unit, revision);
      unit.deployments().setRevision(lock, revision.number());
      unit.deployments().advance(lock, DeploymentState.LIVE, "");
    });
  }

  private static void roll(
      UnitOfWork unit, RevisionRow active, RevisionRow.Cause cause, Set<String> disabled) {
    report(
        unit,
        unit.revisions()
            .create(
                new NewRevision(
                    active.app(),
                    active.packageSha(),
                    active.settingsVersion(),
                    disabled,
                    false,
                    cause,
                    "",
                    active.author())));
  }

  private static void report(UnitOfWork unit, RevisionRow revision) {
    boolean enabled = !revision.disabledFunctions().contains("hello");
    unit.revisions().goLive(revision.app(), revision.number(), "");
    unit.hostings()
        .report(
            new HostingRow(
                revision.app(),
                AGENT,
                revision.number(),
                HostingRow.State.SERVING,
                "",
                FUNCTIONS.formatted(enabled),
                unit.now()));
  }

  @Override
  public DeploymentRow rollBack(AppName app, DeploymentRow to, String author, String client)
      throws Refusal {
    PackageRow kept = store.read(unit -> unit.packages().find(to.packageSha())).orElseThrow();
    return deploy(
        app,
        kept,
        new DeployOrder(
            false,
            true,
            java.util.OptionalInt.empty(),
            author,
            client,
            "Rolled back to " + to.number()));
  }

  @Override
  public void cancel(DeploymentRow deployment, String author) throws Refusal {
    String reason = "Cancelled by " + author + ".";
    if (!store.write(
        unit -> unit.deployments().cancel(deployment.app(), deployment.id(), reason))) {
      throw new Refusal(
          Refusal.Reason.IMPOSSIBLE, "Deployment " + deployment.number() + " has already ended.");
    }
  }

  @Override
  public Path packageFile(String sha256) throws IOException {
    Path file = folder.resolve(sha256 + ".zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.packages().copyTo(sha256, out);
    }
    return file;
  }

  @Override
  public Path packageFolder(AppName app, String sha256) throws IOException, PackageRejected {
    Path unpacked = folder.resolve(sha256);
    if (!Files.exists(unpacked)) {
      PackageFiles.unpack(packageFile(sha256), unpacked);
    }
    return unpacked;
  }
}
