package org.millrace.server.management;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.millrace.cluster.DeployOrder;
import org.millrace.cluster.Refusal;
import org.millrace.management.ManagementPaths;
import org.millrace.model.AppName;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Caller;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.DeploymentRow;
import org.millrace.store.Store;
import org.millrace.store.UnitOfWork;

/** The deployments of an app, and new ones. */
final class DeploymentsResource {
  private static final int NEWEST = 200;
  private static final int BODY = 16 * 1024;

  private final Store store;
  private final InstallationOperations operations;
  private final PackageInbox inbox;

  DeploymentsResource(Store store, InstallationOperations operations, PackageInbox inbox) {
    this.store = store;
    this.operations = operations;
    this.inbox = inbox;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.DEPLOYMENTS, Access.PUBLISHER, this::list),
        new Route("POST", ManagementPaths.DEPLOYMENTS, Access.PUBLISHER, this::deploy),
        new Route("GET", ManagementPaths.DEPLOYMENT, Access.PUBLISHER, this::one),
        new Route("GET", ManagementPaths.DEPLOYMENT_LOG, Access.PUBLISHER, this::log),
        new Route("POST", ManagementPaths.DEPLOYMENT_ROLLBACK, Access.PUBLISHER, this::rollBack),
        new Route("POST", ManagementPaths.DEPLOYMENT_CANCEL, Access.ADMIN, this::cancel));
  }

  private Reply list(Call call) throws Refused {
    AppName app = call.app();
    List<DeploymentRow> newest =
        store
            .read(unit -> unit.apps().find(app).map(row -> unit.deployments().newest(app, NEWEST)))
            .orElseThrow(() -> AppAnswers.unknown(app));
    return Reply.of(newest.stream().map(DeploymentAnswers::of).toList());
  }

  private Reply deploy(Call call) throws Refused, Refusal, IOException {
    AppName app = call.app();
    DeployOrder order = orderOf(call);
    long announced = call.header("content-length").map(Long::parseLong).orElse(-1L);
    Path file = inbox.receive(call.body(), announced);
    boolean taken = false;
    try {
      DeploymentRow started = operations.deploy(app, file, order);
      taken = true;
      return Reply.accepted(DeploymentAnswers.of(started));
    } finally {
      if (!taken) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static DeployOrder orderOf(Call call) throws Refused {
    // A publisher's app exists, or it would have no credential; it makes no others.
    boolean create = call.flag("create") && call.caller() instanceof Caller.Admin;
    return new DeployOrder(
        create,
        call.flag("allowMissing"),
        call.number("baseRevision"),
        authorOf(call, call.query("author")),
        clientOf(call.query("client")),
        call.query("message"));
  }

  private static String authorOf(Call call, String told) {
    return told == null || told.isBlank() ? call.caller().name() : told;
  }

  private static String clientOf(String told) {
    return told == null || told.isBlank() ? "management API" : told;
  }

  private Reply one(Call call) throws Refused {
    return Reply.of(DeploymentAnswers.of(find(call)));
  }

  private Reply log(Call call) throws Refused {
    DeploymentRow deployment = find(call);
    return Reply.of(
        store.read(unit ->
            unit.deploymentLogs().lines(deployment.id(), 0).stream()
                .map(DeploymentAnswers::of)
                .toList()));
  }

  /** Who rolls back, and with what. */
  record Wanted(String author, String client) {}

  private Reply rollBack(Call call) throws Refused, Refusal, IOException {
    Wanted wanted = call.json(Wanted.class, BODY);
    DeploymentRow to = find(call);
    DeploymentRow started =
        operations.rollBack(
            to.app(), to, authorOf(call, wanted.author()), clientOf(wanted.client()));
    return Reply.accepted(DeploymentAnswers.of(started));
  }

  /** Who cancels. */
  record Cancelling(String author) {}

  private Reply cancel(Call call) throws Refused, Refusal, IOException {
    Cancelling wanted = call.json(Cancelling.class, BODY);
    operations.cancel(find(call), authorOf(call, wanted.author()));
    return one(call);
  }

  private DeploymentRow find(Call call) throws Refused {
    AppName app = call.app();
    String wanted = call.parameter("deployment");
    return store
        .read(unit -> find(unit, app, wanted))
        .filter(found -> found.app().equals(app))
        .orElseThrow(
            () -> new Refused(404, "The app " + app + " has no deployment '" + wanted + "'."));
  }

  private static Optional<DeploymentRow> find(UnitOfWork unit, AppName app, String wanted) {
    if (wanted.equals("latest")) {
      return unit.deployments().newest(app, 1).stream().findFirst();
    }
    return wanted.matches("[0-9]{1,9}")
        ? unit.deployments().find(app, Integer.parseInt(wanted))
        : unit.deployments().find(wanted);
  }
}
