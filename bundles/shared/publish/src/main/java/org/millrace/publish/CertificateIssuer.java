package org.millrace.publish;

import org.millrace.management.ManagementClient;

/**
 * An installation whose CA signs for the endpoint.
 *
 * @param installation its name
 * @param authority SHA-256 of the CA that signs now, lower-case hex; empty when it is not known
 * @param agent any agent of it, asked with credentials of an administrator
 */
public record CertificateIssuer(String installation, String authority, ManagementClient agent) {}
