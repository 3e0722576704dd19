package org.millrace.command;

import static java.util.stream.Collectors.joining;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.millrace.management.Installation;
import org.millrace.management.ManagementClient;
import org.millrace.publish.Announcement;
import org.millrace.publish.CertificateIssuer;
import org.millrace.publish.CertificateStanding;
import org.millrace.publish.EndpointCertificates;
import org.millrace.publish.EndpointNames;
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
      names = "--tls",
      paramLabel = "HOST[:PORT]",
      converter = TlsAddresses.Reader.class,
      description = {
        "Where to listen with TLS as well, with a certificate of the installation's CA.",
        "Without a port 443, else 7443. 'millrace ca export' has what clients must trust."
      })
  private TlsAddresses tls;

  @Option(
      names = "--tls-name",
      paramLabel = "NAME",
      description = "A further host name that the certificate speaks for; can be repeated.")
  private List<String> tlsNames = List.of();

  @Override
  public Integer call() throws IOException {
    ManagementClient client = call.remoteClient();
    Installation installation = client.installation();
    if (!installation.acceptsPublishes()) {
      throw new CommandFailure(
          installation.name()
              + " is for production and takes no publishes."
              + " 'millrace installation set --publishes on' lets them in.");
    }
    PublishInstallation target = new PublishInstallation(installation.name(), client, true);
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
    try (TemporaryFolder uploads = TemporaryFolder.create("millrace-publish")) {
      PublishOptions plain = PublishOptions.on(listen, uploads.path(), call.surroundings().user());
      if (tls == null) {
        serve(plain, target, stay);
        return;
      }
      try (EndpointCertificates certificates = certificates(target)) {
        serve(plain.securedBy(certificates.tls(), tls.choices()), target, stay);
      }
    }
  }

  private EndpointCertificates certificates(PublishInstallation target) throws CommandFailure {
    EndpointCertificates certificates =
        new EndpointCertificates(
            () -> List.of(issuer(target)),
            EndpointNames.of(call.surroundings().machine(), tls.choices()).and(tlsNames),
            call.surroundings().clock(),
            () -> {});
    certificates.refresh();
    CertificateStanding standing = certificates.standings().getFirst();
    if (standing.ends().isEmpty()) {
      certificates.close();
      throw new CommandFailure(
          "The endpoint cannot listen with TLS: it got no certificate. " + standing.trouble());
    }
    return certificates;
  }

  private static CertificateIssuer issuer(PublishInstallation target) {
    try {
      String authority = target.agent().snapshot().installation().caFingerprint();
      return new CertificateIssuer(target.name(), authority, target.agent());
    } catch (IOException away) {
      // What is there is as good as before; the next hour asks again.
      return new CertificateIssuer(target.name(), "", target.agent());
    }
  }

  private void serve(PublishOptions options, PublishInstallation target, Stay stay)
      throws IOException, InterruptedException {
    try (PublishEndpoint endpoint =
        new PublishEndpoint(
            options,
            () -> List.of(target),
            new PublishListener() {},
            call.surroundings().clock())) {
      endpoint.start();
      serve(endpoint, target.agent(), stay);
    }
  }

  private void serve(PublishEndpoint endpoint, ManagementClient agent, Stay stay)
      throws IOException, InterruptedException {
    String machine = call.surroundings().machine();
    InetSocketAddress plain = endpoint.httpAddress().orElseThrow();
    Optional<InetSocketAddress> secured = endpoint.httpsAddress();
    try (Announcement _ = Announcement.of(agent, Addresses.url(plain, machine), machine);
        Closeable _ = announce(agent, secured, machine)) {
      Map<String, Object> urls = new LinkedHashMap<>();
      urls.put("publish", Addresses.url(plain));
      secured.ifPresent(at -> urls.put("publishTls", Addresses.url("https", at, "localhost")));
      call.done(
          urls,
          urls.values().stream()
              .map(Object::toString)
              .collect(joining(" or ", "Publish to ", " until this is stopped.")));
      stay.await();
    }
  }

  private static Closeable announce(
      ManagementClient agent, Optional<InetSocketAddress> secured, String machine) {
    return secured
        .map(at -> Addresses.url("https", at, machine))
        .<Closeable>map(url -> Announcement.of(agent, url, machine))
        .orElse(() -> {});
  }
}
