package org.millrace.store.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that are made up, and the hash by which a random one may be known again. */
public final class RandomSecret {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomSecret() {}

  /** 32 random bytes as 43 characters that need no escaping in a URL. */
  public static String make() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }

  /** An id that nobody else makes: 32 hexadecimal digits. */
  public static String id() {
    return HexFormat.of().formatHex(bytes(16));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * SHA-256 in lower-case hex. Enough for secrets of {@link #make}, which cannot be guessed; never
   * for what a person thought up.
   */
  public static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Compares in a time that tells nothing of where the difference is. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
