package org.millrace.server.management;

import java.io.IOException;
import java.util.List;
import org.millrace.cluster.Refusal;
import org.millrace.management.ManagementPaths;
import org.millrace.model.AppName;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;

/** Function apps: listed, made, deleted, started, stopped and restarted. */
final class AppsResource {
  private static final int BODY = 16 * 1024;

  private final InstallationOperations operations;
  private final AppAnswers apps;

  AppsResource(InstallationOperations operations, AppAnswers apps) {
    this.operations = operations;
    this.apps = apps;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.APPS, Access.ADMIN, call -> Reply.of(apps.all())),
        new Route("POST", ManagementPaths.APPS, Access.ADMIN, this::create),
        new Route("GET", ManagementPaths.APP, Access.ADMIN, this::one),
        new Route("DELETE", ManagementPaths.APP, Access.ADMIN, this::delete),
        new Route("POST", ManagementPaths.APP_ACTION, Access.ADMIN, this::act));
  }

  /** What an app is made from. */
  record Wanted(String name) {}

  private Reply one(Call call) throws Refused {
    return Reply.of(apps.one(call.app()));
  }

  private Reply create(Call call) throws Refused, Refusal, IOException {
    String name = call.json(Wanted.class, BODY).name();
    if (name == null) {
      throw new Refused(400, "The name of the app is missing.");
    }
    AppName app = Call.appName(name);
    operations.create(app);
    return Reply.created(apps.one(app));
  }

  private Reply delete(Call call) throws Refused, Refusal {
    operations.delete(call.app());
    return Reply.done();
  }

  private Reply act(Call call) throws Refused, Refusal, InterruptedException {
    AppName app = call.app();
    switch (call.parameter("action")) {
      case "start" -> operations.start(app);
      case "stop" -> operations.stop(app);
      case "restart" -> operations.restart(app, call.caller().name());
      default -> throw new Refused(404, "An app can be told to start, to stop or to restart.");
    }
    return Reply.of(apps.one(app));
  }
}
