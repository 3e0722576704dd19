/**
 * The data plane: takes a caller's HTTP request to the function app it means, and the app's answer
 * back. Everything a caller sends is untrusted; what is checked stands at {@link
 * org.millrace.server.dataplane.HttpFrontEnd}.
 */
package org.millrace.server.dataplane;
