package org.millrace.publish;

import java.io.IOException;
import java.util.List;

/** {@code PUT /api/zip/site/wwwroot/}, the WebSDK's Kudu method: the whole app, and it waits. */
final class ZipFolderResource implements Resource {
  private static final List<String> APP = List.of("zip", "site", "wwwroot");

  private final Deployer deployer;

  ZipFolderResource(Deployer deployer) {
    this.deployer = deployer;
  }

  @Override
  public boolean takesPackage(String method) {
    return method.equals("PUT");
  }

  @Override
  public Result answer(Publishing publishing) throws IOException, Refusal {
    publishing.request().allow("PUT");
    if (!publishing.request().route().resource().equals(APP)) {
      throw new Refusal(404, "A zip goes to site/wwwroot/ and is the whole app.");
    }
    return deployer.deployAndWait(publishing);
  }
}
