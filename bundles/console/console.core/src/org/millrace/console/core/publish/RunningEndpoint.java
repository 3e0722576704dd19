package org.millrace.console.core.publish;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.millrace.publish.EndpointCertificates;
import org.millrace.publish.PublishEndpoint;
import org.millrace.publish.PublishInstallation;
import org.millrace.publish.PublishListener;
import org.millrace.publish.PublishOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An endpoint that listens, with what belongs to it.
 *
 * @param trouble why it does not listen with TLS although it should, in one sentence; else empty
 */
record RunningEndpoint(
    PublishEndpoint endpoint, EndpointCertificates certificates, Path uploads, String trouble) {
  private static final Logger LOG = LoggerFactory.getLogger(RunningEndpoint.class);

  /** What an endpoint works for and tells. */
  record Parts(
      Supplier<List<PublishInstallation>> installations, PublishListener listener, Clock clock) {}

  /**
   * Listens; without TLS if there is only that to be had.
   *
   * @throws IOException when the port in clear cannot be had
   */
  static RunningEndpoint start(
      EndpointListeners wanted, EndpointCertificates certificates, Parts parts) throws IOException {
    Path uploads = Files.createTempDirectory("millrace-publish");
    PublishOptions plain =
        PublishOptions.on(wanted.plain(), uploads, System.getProperty("user.name", ""));
    try {
      if (wanted.secure().isEmpty()) {
        return new RunningEndpoint(started(plain, parts), certificates, uploads, "");
      }
      return start(plain, wanted, certificates, parts);
    } catch (IOException | RuntimeException failure) {
      delete(uploads);
      throw failure;
    }
  }

  private static RunningEndpoint start(
      PublishOptions plain,
      EndpointListeners wanted,
      EndpointCertificates certificates,
      Parts parts)
      throws IOException {
    try {
      PublishOptions secured = plain.securedBy(certificates.tls(), wanted.secure());
      return new RunningEndpoint(started(secured, parts), certificates, plain.uploads(), "");
    } catch (IOException taken) {
      PublishEndpoint withoutTls = started(plain, parts);
      return new RunningEndpoint(withoutTls, certificates, plain.uploads(), taken.getMessage());
    }
  }

  private static PublishEndpoint started(PublishOptions options, Parts parts) throws IOException {
    PublishEndpoint endpoint =
        new PublishEndpoint(options, parts.installations(), parts.listener(), parts.clock());
    try {
      endpoint.start();
      return endpoint;
    } catch (IOException | RuntimeException failure) {
      endpoint.close();
      throw failure;
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + endpoint.httpAddress().orElseThrow().getPort() + "/");
  }

  /**
   * @param machine how others call this one
   */
  Optional<URI> secureUrl(String machine) {
    return endpoint.httpsAddress().map(address -> secureUrl(address, machine));
  }

  private static URI secureUrl(InetSocketAddress address, String machine) {
    String host = address.getAddress().isAnyLocalAddress() ? machine : "localhost";
    return URI.create("https://" + host + ":" + address.getPort() + "/");
  }

  void stop() {
    endpoint.close();
    certificates.close();
    delete(uploads);
  }

  private static void delete(Path uploads) {
    try {
      Files.deleteIfExists(uploads);
    } catch (IOException notEmpty) {
      LOG.info("{} is left behind: {}", uploads, notEmpty.toString());
    }
  }
}
