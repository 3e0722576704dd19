package org.millrace.publish;

import java.io.IOException;

/** {@code POST /api/zipdeploy}: the zip is the app. A PUT of a zip means the same. */
final class ZipDeployResource implements Resource {
  private final Deployer deployer;

  ZipDeployResource(Deployer deployer) {
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
    if (publishing.segment(1).equalsIgnoreCase("validate")) {
      // Build servers ask before they send; who may publish was checked on the way here.
      return Result.of(Answer.json(200, new Validated("")));
    }
    return request.query().isTrue("isAsync")
        ? deployer.deploy(publishing, record -> record)
        : deployer.deployAndWait(publishing);
  }

  record Validated(String result) {}
}
