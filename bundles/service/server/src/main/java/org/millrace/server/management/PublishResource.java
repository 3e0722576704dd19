package org.millrace.server.management;

import java.util.List;
import java.util.Optional;
import org.millrace.management.ManagementPaths;
import org.millrace.management.PublishAccess;
import org.millrace.management.PublishCredential;
import org.millrace.model.AppName;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.Store;

/** Who may publish to an app, and with what password. */
final class PublishResource {
  private final Store store;

  PublishResource(Store store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.PUBLISH_CREDENTIAL, Access.ADMIN, this::credential),
        new Route("POST", ManagementPaths.PUBLISH_CREDENTIAL, Access.ADMIN, this::reset),
        new Route("GET", ManagementPaths.PUBLISH_ACCESS, Access.PUBLISHER, this::access));
  }

  private Reply credential(Call call) throws Refused {
    AppName app = call.app();
    return Reply.of(credential(app, store.read(unit -> unit.credentials().password(app))));
  }

  private Reply reset(Call call) throws Refused {
    AppName app = call.app();
    Optional<String> fresh =
        store.write(unit -> unit.apps().find(app).map(row -> unit.credentials().reset(app)));
    return Reply.of(credential(app, fresh));
  }

  private static PublishCredential credential(AppName app, Optional<String> password)
      throws Refused {
    return new PublishCredential("$" + app, password.orElseThrow(() -> AppAnswers.unknown(app)));
  }

  private Reply access(Call call) throws Refused {
    AppName app = call.app();
    Optional<PublishAccess> access =
        store.read(unit ->
            unit.apps()
                .find(app)
                .map(row ->
                    new PublishAccess(
                        app,
                        unit.deployments()
                            .busy(app)
                            .flatMap(busy -> unit.deployments().find(busy.deploymentId()))
                            .map(DeploymentAnswers::of))));
    return Reply.of(access.orElseThrow(() -> AppAnswers.unknown(app)));
  }
}
