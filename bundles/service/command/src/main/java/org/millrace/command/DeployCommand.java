package org.millrace.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.millrace.management.DeployRequest;
import org.millrace.management.Deployment;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;
import org.millrace.model.PackageCheck;
import org.millrace.model.PackageFolder;
import org.millrace.model.PackageRejected;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "deploy",
    description = "Deploys a package, or a folder that becomes one, and waits until it is live.")
final class DeployCommand implements Callable<Integer> {
  @Mixin private AgentCall call;

  @Parameters(index = "0", paramLabel = "APP", description = "The app.")
  private AppName app;

  @Parameters(
      index = "1",
      paramLabel = "ZIP-OR-FOLDER",
      description = "The package; what .funcignore names in a folder stays out of it.")
  private String source;

  @Option(names = "--create", description = "Makes the app when there is none of that name.")
  private boolean create;

  @Option(
      names = "--allow-missing",
      description =
          "Deploys although a function that is live now would be gone, or two take one route.")
  private boolean allowMissing;

  @Option(names = "--message", paramLabel = "TEXT", description = "What others read beside it.")
  private String message = "";

  @Override
  public Integer call() throws IOException, PackageRejected {
    Path path = call.surroundings().path(source);
    if (!Files.isDirectory(path)) {
      return deploy(path);
    }
    try (TemporaryFolder folder = TemporaryFolder.create("millrace-deploy")) {
      Path zip = folder.path().resolve(app + ".zip");
      call.tell("Packing " + path + ".");
      new PackageFolder(path).pack(zip);
      return deploy(zip);
    }
  }

  private int deploy(Path zip) throws IOException, PackageRejected {
    new PackageCheck().check(zip, source);
    ManagementClient client = call.client();
    Deployment taken = Busy.retried(call, client, () -> send(client, zip));
    Rollout.follow(call, client, taken);
    return 0;
  }

  private Deployment send(ManagementClient client, Path zip) throws IOException {
    call.tell("Sending " + Words.size(Files.size(zip)) + ".");
    return client.deploy(app, new PackageUpload(zip, call::tell), request());
  }

  private DeployRequest request() {
    return new DeployRequest(
        create,
        allowMissing,
        java.util.OptionalInt.empty(),
        call.surroundings().user(),
        "millrace",
        message);
  }
}
