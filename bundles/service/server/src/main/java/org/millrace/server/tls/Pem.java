package org.millrace.server.tls;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate or key as text, for files and other programs.
 *
 * @param kind what it says of itself, such as {@code CERTIFICATE}
 * @param der the bytes; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between text and bytes, never compared
record Pem(String kind, byte[] der) {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
  private static final Pattern FORM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");

  /**
   * @throws IllegalArgumentException when the text is nothing of that kind, and nothing else
   */
  static Pem parse(String kind, String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || !form.group(1).equals(kind)) {
      throw new IllegalArgumentException("a PEM text begins with -----BEGIN " + kind + "-----");
    }
    return new Pem(kind, Base64.getMimeDecoder().decode(form.group(2)));
  }

  String text() {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + LINES.encodeToString(der)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  /** It may be a key. */
  @Override
  public String toString() {
    return "Pem[" + kind + "]";
  }
}
