package org.millrace.publish;

import org.millrace.management.ManagementClient;

/**
 * An installation whose CA signs for the endpoint.
 *
 * @param installation its name
 * @param agent any agent of it, asked with credentials of an administrator
 */
public record CertificateIssuer(String installation, ManagementClient agent) {}
