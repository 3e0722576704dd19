package org.millrace.store.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with the installation key (AES-256-GCM). The place a secret belongs to is sealed
 * in, so a sealed value that is moved to another row does not open. Safe for threads.
 */
public final class SecretBox {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
  private final String current;

  /** The first key seals, all open. */
  SecretBox(List<byte[]> keys) {
    for (byte[] key : keys) {
      this.keys.putIfAbsent(idOf(key), new SecretKeySpec(key, "AES"));
    }
    this.current = idOf(keys.getFirst());
  }

  /** Names the key that seals; tells nothing of the key itself. */
  public String keyId() {
    return current;
  }

  public boolean has(String keyId) {
    return keys.containsKey(keyId);
  }

  /**
   * @param place where the secret belongs, such as {@code settings/orders/3}
   */
  public Sealed seal(String place, String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
    byte[] text = run(Cipher.ENCRYPT_MODE, current, place, nonce, plain, 0, plain.length);
    byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
    System.arraycopy(text, 0, sealed, NONCE_BYTES, text.length);
    return new Sealed(current, sealed);
  }

  /** Opens what {@link #seal} sealed for the same place; refuses what was changed or moved. */
  public String open(String place, Sealed sealed) {
    if (!keys.containsKey(sealed.keyId())) {
      throw new SecretException(
          "The secret of "
              + place
              + " is sealed with the key "
              + sealed.keyId()
              + ", which the installation key file does not hold.");
    }
    byte[] bytes = sealed.bytes();
    if (bytes.length < NONCE_BYTES) {
      throw changed(place, null);
    }
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    byte[] plain =
        run(
            Cipher.DECRYPT_MODE,
            sealed.keyId(),
            place,
            nonce,
            bytes,
            NONCE_BYTES,
            bytes.length - NONCE_BYTES);
    return new String(plain, StandardCharsets.UTF_8);
  }

  private byte[] run(
      int mode, String keyId, String place, byte[] nonce, byte[] input, int from, int length) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input, from, length);
    } catch (GeneralSecurityException failure) {
      throw changed(place, failure);
    }
  }

  private static SecretException changed(String place, Throwable cause) {
    return new SecretException(
        "The secret of " + place + " was changed in the database and cannot be opened.", cause);
  }

  private static String idOf(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("millrace key id".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(key), 0, 8);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
