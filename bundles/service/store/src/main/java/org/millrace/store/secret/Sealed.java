package org.millrace.store.secret;

/**
 * A secret as it lies in the database.
 *
 * @param keyId names the installation key that opens it
 * @param bytes nonce and ciphertext; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between column and box, never compared
public record Sealed(String keyId, byte[] bytes) {}
