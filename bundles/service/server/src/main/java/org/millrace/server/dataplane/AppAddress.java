package org.millrace.server.dataplane;

/**
 * Which app a request means, and what that app sees of its path.
 *
 * @param app in lower case
 * @param prefix what was taken off the path; empty when the host name told the app
 * @param path still percent-encoded, starting with a slash
 */
record AppAddress(String app, String prefix, String path) {}
