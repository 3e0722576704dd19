package org.millrace.store;

import org.millrace.model.AppName;

/**
 * The right to change one running deployment, and the promise that no other runs for its app.
 *
 * @param token the fence: a lock that was taken over meanwhile changes nothing any more
 */
public record DeploymentLock(AppName app, String deploymentId, long token) {}
