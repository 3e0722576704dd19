package org.millrace.management;

import java.util.List;

/**
 * Asks for a server's certificate. The private key stays with who asks.
 *
 * @param publicKey PEM, {@code BEGIN PUBLIC KEY}
 * @param names host names and IP addresses to speak for, the most usual first
 */
public record CertificateRequest(String publicKey, List<String> names) {
  public CertificateRequest {
    names = names == null ? List.of() : List.copyOf(names);
  }
}
