package org.millrace.server.management;

import java.util.List;
import org.millrace.cluster.Refusal;
import org.millrace.management.App;
import org.millrace.management.ManagementPaths;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;

/** The functions of an app: listed, switched on and off. */
final class FunctionsResource {
  private final InstallationOperations operations;
  private final AppAnswers apps;

  FunctionsResource(InstallationOperations operations, AppAnswers apps) {
    this.operations = operations;
    this.apps = apps;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.FUNCTIONS, Access.ADMIN, this::list),
        new Route("POST", ManagementPaths.FUNCTION_ACTION, Access.ADMIN, this::act));
  }

  private Reply list(Call call) throws Refused {
    return Reply.of(apps.one(call.app()).functions());
  }

  private Reply act(Call call) throws Refused, Refusal, InterruptedException {
    boolean enabled =
        switch (call.parameter("action")) {
          case "enable" -> true;
          case "disable" -> false;
          default -> throw new Refused(404, "A function can be told to enable or to disable.");
        };
    String function = call.parameter("function");
    App app = apps.one(call.app());
    requireFunction(app, function);
    operations.setEnabled(app.name(), function, enabled, call.caller().name());
    return Reply.done();
  }

  static void requireFunction(App app, String function) throws Refused {
    if (app.functions().stream().noneMatch(one -> one.name().equalsIgnoreCase(function))) {
      throw new Refused(404, "The app " + app.name() + " has no function '" + function + "'.");
    }
  }
}
