package org.millrace.server.tls;

/**
 * What a listener proves itself with when it speaks TLS, both in PEM.
 *
 * @param certificates the server's own first, then those that lead to the root
 * @param key PKCS 8, not encrypted
 */
public record TlsIdentity(String certificates, String key) {
  @Override
  public String toString() {
    return "TlsIdentity[****]";
  }
}
