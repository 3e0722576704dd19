package org.millrace.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with an endpoint's certificate of one installation.
 *
 * @param ends of the certificate; empty while there is none
 * @param trouble why there is none or why it could not be renewed, in one sentence; else empty
 */
public record CertificateStanding(String installation, Optional<Instant> ends, String trouble) {}
