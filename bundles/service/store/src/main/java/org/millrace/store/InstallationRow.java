package org.millrace.store;

import java.time.Instant;

/**
 * The installation itself.
 *
 * @param id 32 hexadecimal digits, constant
 * @param keyId the installation key its secrets are sealed with
 * @param publishAllowed whether publishing clients may deploy; always true outside production
 */
public record InstallationRow(
    String id,
    String name,
    InstallationKind kind,
    String keyId,
    boolean publishAllowed,
    Instant created) {}
