package org.millrace.management;

import java.util.Optional;
import org.millrace.model.AppName;

/**
 * That a caller may publish to an app, and whether someone does so now. Who may not gets a refusal
 * instead: 401 for wrong credentials (also when there is no such app: strangers learn nothing), 403
 * when the installation takes no publishes.
 *
 * @param running the deployment that holds the app at this moment
 */
public record PublishAccess(AppName app, Optional<Deployment> running) {}
