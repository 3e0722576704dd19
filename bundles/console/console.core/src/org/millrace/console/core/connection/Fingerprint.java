package org.millrace.console.core.connection;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a certificate.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "A fingerprint has 64 hexadecimal digits; this one is '" + hex + "'.");
    }
  }

  /** Reads it in any usual form: upper-case, in groups, with colons. */
  public static Fingerprint parse(String text) {
    return new Fingerprint(text.replaceAll("[:\\s-]", "").toLowerCase(Locale.ROOT));
  }

  public static Fingerprint of(X509Certificate certificate) throws CertificateEncodingException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new Fingerprint(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256.", missing);
    }
  }

  /** In groups of four, as a person compares it. */
  @Override
  public String toString() {
    return hex.replaceAll("(.{4})(?!$)", "$1 ");
  }
}
