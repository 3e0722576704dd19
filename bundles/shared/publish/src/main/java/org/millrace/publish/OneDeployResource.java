package org.millrace.publish;

import java.io.IOException;
import java.util.Optional;

/**
 * {@code POST /api/publish}. Two families of clients share the route: those that say {@code type=}
 * wait for the end unless they ask otherwise; those that do not get a 202 at once, with the
 * deployment's id as a JSON string for a body.
 */
final class OneDeployResource implements Resource {
  private final Deployer deployer;

  OneDeployResource(Deployer deployer) {
    this.deployer = deployer;
  }

  @Override
  public boolean takesPackage(String method) {
    return method.equals("POST") || method.equals("PUT");
  }

  @Override
  public Result answer(Publishing publishing) throws IOException, Refusal {
    PublishRequest request = publishing.request();
    request.allow("POST", "PUT");
    Query query = request.query();
    Optional<String> type = query.text("type");
    if (type.isPresent() && !type.get().equalsIgnoreCase("zip")) {
      throw new Refusal(400, "type='" + type.get() + "' not recognized; a function app is a zip.");
    }
    if (type.isPresent() && !query.isTrue("async") && !query.isTrue("isAsync")) {
      return deployer.deployAndWait(publishing);
    }
    boolean wantsRecord = request.client().readsOnlyObjects();
    return deployer.deploy(publishing, record -> wantsRecord ? record : record.id());
  }
}
