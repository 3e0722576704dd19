package org.millrace.store;

import java.time.Instant;

/**
 * A certificate authority of the installation, without its key.
 *
 * @param number 1 for the first; the highest signs
 * @param fingerprint SHA-256 of the certificate, 64 lower-case hexadecimal digits
 * @param certificate PEM
 * @param ends when the certificate ends
 * @param created from when on it signs instead of the one before it
 */
public record AuthorityRow(
    int number, String fingerprint, String certificate, Instant ends, Instant created) {}
