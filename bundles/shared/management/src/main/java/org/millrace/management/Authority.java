package org.millrace.management;

import java.time.Instant;

/**
 * The installation's own certificate authority.
 *
 * @param certificate PEM; whoever trusts it trusts every agent and publish endpoint
 * @param fingerprint SHA-256 of the certificate, lower-case hex
 * @param ends when a new one is needed
 * @param hostSuffix what it signs names under without asking further; empty for none
 */
public record Authority(String certificate, String fingerprint, Instant ends, String hostSuffix) {}
