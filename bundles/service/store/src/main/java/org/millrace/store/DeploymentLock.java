package org.millrace.store;

import java.time.Instant;
import org.millrace.model.AppName;

/**
 * The right to change one running deployment, and the promise that no other runs for its app.
 *
 * @param token the fence: a lock that was taken over meanwhile changes nothing any more
 * @param until when others may take it, unless it is renewed
 */
public record DeploymentLock(AppName app, String deploymentId, long token, Instant until) {}
