package org.millrace.publish;

import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;

/**
 * The app that a request is about, and its installation, which has accepted the credential.
 *
 * @param agent asks with the client's credential
 */
record PublishTarget(String installation, AppName app, ManagementClient agent) {}
