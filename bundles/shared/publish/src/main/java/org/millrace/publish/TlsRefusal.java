package org.millrace.publish;

import javax.net.ssl.SSLException;

/** Why a handshake came to nothing, as far as this end can know. */
enum TlsRefusal {
  /** We have nothing to show. */
  NO_CERTIFICATE("The TLS handshake with %s failed: this endpoint has no certificate to show now."),
  /** What came is no TLS at all, such as plain HTTP. */
  NO_TLS("%s does not speak TLS; its address should begin with https."),
  /** It hung up or sent an alert. Most clients read nothing that we could tell them. */
  NOT_TRUSTED(
      "%s ended the TLS handshake; usually it does not trust the installation's CA,"
          + " which 'millrace ca export' and the console have.");

  private final String sentence;

  TlsRefusal(String sentence) {
    this.sentence = sentence;
  }

  static TlsRefusal of(SSLException reason) {
    // The JDK has no types of its own for these.
    String said = String.valueOf(reason.getMessage());
    if (said.contains("No available authentication scheme")
        || said.contains("no cipher suites in common")) {
      return NO_CERTIFICATE;
    }
    return said.contains("plaintext connection") || said.contains("unrecognized SSL message")
        ? NO_TLS
        : NOT_TRUSTED;
  }

  String sentence(String client) {
    return sentence.formatted(client);
  }
}
