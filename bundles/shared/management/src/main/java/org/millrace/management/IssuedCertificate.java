package org.millrace.management;

import java.time.Instant;

/**
 * A server's certificate that the installation's CA has signed.
 *
 * @param certificates PEM: the server's own first, then the CA's
 * @param authority SHA-256 of the CA's certificate, lower-case hex
 * @param ends when it is worth nothing any more
 * @param renew from when on the next one should be asked for
 */
public record IssuedCertificate(
    String certificates, String authority, Instant ends, Instant renew) {}
