package org.millrace.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.millrace.management.Installation;
import org.millrace.management.ManagementClient;
import org.millrace.publish.PublishEndpoint;
import org.millrace.publish.PublishInstallation;
import org.millrace.publish.PublishListener;
import org.millrace.publish.PublishOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "publish-endpoint",
    description = {
      "Lets Visual Studio, dotnet, GitHub Actions and curl publish to the installation, until stopped.",
      "Each client signs in with the credential of its app's publish profile."
    })
final class PublishEndpointCommand implements Callable<Integer> {
  static final int USUAL_PORT = 7072;

  // Not AgentCall: the data folder leads to the control socket, where everyone may do everything.
  @Mixin private AddressedCall call;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:" + USUAL_PORT,
      converter = Addresses.class,
      description = "Where to listen, without TLS; ${DEFAULT-VALUE} if not given.")
  private InetSocketAddress listen;

  @Option(
      names = "--production",
      description = "Publishes to an installation that is marked as production, too.")
  private boolean production;

  @Override
  public Integer call() throws IOException {
    ManagementClient client = call.remoteClient();
    Installation installation = client.snapshot().installation();
    boolean open = production || installation.kind() != Installation.Kind.PRODUCTION;
    if (!open) {
      throw new CommandFailure(
          installation.name() + " is marked as production. Add --production to publish to it.");
    }
    PublishInstallation target = new PublishInstallation(installation.name(), client, open);
    try (Stay stay = call.surroundings().stay().get()) {
      serve(target, stay);
      stay.done();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private void serve(PublishInstallation target, Stay stay)
      throws IOException, InterruptedException {
    Surroundings surroundings = call.surroundings();
    try (TemporaryFolder uploads = TemporaryFolder.create("millrace-publish");
        PublishEndpoint endpoint =
            new PublishEndpoint(
                PublishOptions.on(listen, uploads.path(), surroundings.user()),
                () -> List.of(target),
                new PublishListener() {},
                surroundings.clock())) {
      endpoint.start();
      InetSocketAddress bound = endpoint.httpAddress().orElseThrow();
      String url = Addresses.url(bound);
      String machine = surroundings.machine();
      try (Announcement _ =
          Announcement.of(target.agent(), Addresses.url(bound, machine), machine)) {
        call.done(Map.of("publish", url), "Publish to " + url + " until this is stopped.");
        stay.await();
      }
    }
  }
}
