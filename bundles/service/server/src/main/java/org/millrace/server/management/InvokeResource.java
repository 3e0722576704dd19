package org.millrace.server.management;

import java.util.List;
import java.util.Locale;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.management.InvokeRequest;
import org.millrace.management.ManagementPaths;
import org.millrace.model.AppName;
import org.millrace.server.dataplane.AppLookup;
import org.millrace.server.dataplane.RunningApp;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.Store;

/** Test calls of functions, made in this process on the path that every call takes. */
final class InvokeResource {
  private static final int BODY = 8 * 1024 * 1024;

  private final Store store;
  private final AppLookup running;
  private final AppAnswers apps;
  private final TestCalls calls;

  InvokeResource(ManagementParts parts, AppAnswers apps, TestCalls calls) {
    this.store = parts.store();
    this.running = parts.apps();
    this.apps = apps;
    this.calls = calls;
  }

  List<Route> routes() {
    return List.of(new Route("POST", ManagementPaths.INVOKE, Access.ADMIN, this::invoke));
  }

  private Reply invoke(Call call) throws Exception {
    InvokeRequest wanted = call.json(InvokeRequest.class, BODY);
    App app = apps.one(call.app());
    Function function = find(app, wanted.function());
    RunningApp target = running(app.name());
    try {
      return Reply.of(
          function.trigger().toLowerCase(Locale.ROOT).equals("httptrigger")
              ? calls.http(target, app, wanted, masterKey(app.name()), call.gone())
              : calls.trigger(target, app, function.name(), wanted.body(), call.gone()));
    } finally {
      target.leave();
    }
  }

  private static Function find(App app, String name) throws Refused {
    if (name == null) {
      throw new Refused(400, "The name of the function is missing.");
    }
    FunctionsResource.requireFunction(app, name);
    return app.functions().stream()
        .filter(function -> function.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow();
  }

  private RunningApp running(AppName app) throws Refused {
    return switch (running.find(app.value())) {
      case AppLookup.Running(RunningApp target) -> target;
      case AppLookup.NotServing(String reason) -> throw Refused.forNow(reason);
      case AppLookup.Starting starting ->
          throw Refused.forNow("The app " + app + " is starting. Try again in a moment.");
      case AppLookup.Elsewhere(var agents) ->
          throw Refused.forNow("This agent is drained. Ask one that runs " + app + ".");
      case AppLookup.Unknown unknown ->
          throw Refused.forNow("The app " + app + " does not run on this agent.");
    };
  }

  private String masterKey(AppName app) {
    return store.read(unit -> unit.keys().appKeys(app)).master();
  }
}
