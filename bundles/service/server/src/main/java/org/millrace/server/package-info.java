/**
 * Everything an agent answers over HTTP: the data plane, where function apps answer, and the
 * management API. Here are the event loops that both run on.
 */
package org.millrace.server;
