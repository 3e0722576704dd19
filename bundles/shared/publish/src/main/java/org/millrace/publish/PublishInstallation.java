package org.millrace.publish;

import org.millrace.management.ManagementClient;

/**
 * An installation that an endpoint publishes to.
 *
 * @param name as it stands in publish URLs, in lower case
 * @param agent any agent of it; the endpoint asks it with each client's own credentials and never
 *     with those that this client brings
 * @param open false for a production installation whose owner has not switched publishing on
 */
public record PublishInstallation(String name, ManagementClient agent, boolean open) {}
