package org.millrace.server.tls;

import java.time.Duration;

/**
 * How long a server's certificate holds.
 *
 * @param renewedBefore how long before its end it is replaced
 */
public record CertificateLife(Duration length, Duration renewedBefore) {
  /** Short enough to need no list of revoked ones, long enough for an endpoint on holiday. */
  public static final CertificateLife USUAL =
      new CertificateLife(Duration.ofDays(30), Duration.ofDays(10));
}
