package org.millrace.server.management;

import java.util.List;
import java.util.Optional;
import org.millrace.cluster.AppStatus;
import org.millrace.cluster.HostedReport;
import org.millrace.cluster.InstallationView;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.model.AppName;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.store.DeploymentRow;
import org.millrace.store.Store;
import org.millrace.store.UnitOfWork;

/** Apps in the words of the management API. */
final class AppAnswers {
  private final Store store;
  private final String functionsUrl;

  AppAnswers(Store store, String functionsUrl) {
    this.store = store;
    this.functionsUrl = functionsUrl;
  }

  List<App> all() {
    return store.read(this::all);
  }

  List<App> all(UnitOfWork unit) {
    return new InstallationView(unit).apps().stream().map(status -> of(unit, status)).toList();
  }

  App one(AppName app) throws Refused {
    Optional<App> found =
        store.read(unit ->
            unit.apps().find(app).map(row -> of(unit, new InstallationView(unit).status(row))));
    return found.orElseThrow(() -> unknown(app));
  }

  /** The app that a call names, if there is one of that name. */
  AppName existing(Call call) throws Refused {
    AppName app = call.app();
    if (store.read(unit -> unit.apps().find(app)).isEmpty()) {
      throw unknown(app);
    }
    return app;
  }

  static Refused unknown(AppName app) {
    return new Refused(404, "There is no app " + app + ". Create it, or check the name.");
  }

  private App of(UnitOfWork unit, AppStatus status) {
    AppName name = status.app().name();
    return new App(
        name,
        App.State.valueOf(status.state().name()),
        status.reason(),
        status.report().runtime(),
        status.app().activeRevision(),
        unit.deployments().live(name).map(DeploymentRow::number),
        functionsUrl + "/functions/" + name,
        status.report().functions().stream().map(AppAnswers::of).toList(),
        status.warnings());
  }

  private static Function of(HostedReport.HostedFunction function) {
    return new Function(
        function.name(),
        function.trigger(),
        function.source(),
        function.methods(),
        function.authLevel(),
        function.enabled(),
        function.file(),
        function.error());
  }
}
