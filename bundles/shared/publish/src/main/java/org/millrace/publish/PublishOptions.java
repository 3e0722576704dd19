package org.millrace.publish;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an endpoint's owner decides.
 *
 * @param http where to listen without TLS, if at all; by intent on loopback, as passwords travel
 * @param https where to listen with TLS, the first that can be had, such as 443 and then 7443
 * @param tls needed with {@code https}
 * @param uploads a folder of its own for packages on their way through
 * @param packageLimit the most bytes of a package
 * @param localUser who works at this machine: the author of what is published from here
 */
public record PublishOptions(
    Optional<InetSocketAddress> http,
    List<InetSocketAddress> https,
    Optional<PublishTls> tls,
    Path uploads,
    long packageLimit,
    String localUser) {

  /** What an installation takes at most. */
  public static final long PACKAGE_LIMIT = 512L << 20;

  public PublishOptions {
    https = List.copyOf(https);
    if (http.isEmpty() && https.isEmpty()) {
      throw new IllegalArgumentException("a publish endpoint needs an address to listen on");
    }
    if (!https.isEmpty() && tls.isEmpty()) {
      throw new IllegalArgumentException("a publish endpoint needs a certificate for https");
    }
  }

  /** Listens without TLS only. */
  public static PublishOptions on(InetSocketAddress http, Path uploads, String localUser) {
    return new PublishOptions(
        Optional.of(http), List.of(), Optional.empty(), uploads, PACKAGE_LIMIT, localUser);
  }

  /** Listens with TLS as well. */
  public PublishOptions securedBy(PublishTls certificate, List<InetSocketAddress> addresses) {
    return new PublishOptions(
        http, addresses, Optional.of(certificate), uploads, packageLimit, localUser);
  }

  /** Turns packages away that are larger than this. */
  public PublishOptions limitedTo(long bytes) {
    return new PublishOptions(http, https, tls, uploads, bytes, localUser);
  }
}
