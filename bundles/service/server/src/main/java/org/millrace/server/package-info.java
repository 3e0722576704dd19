/** Everything an agent answers over HTTP: data plane and management API. */
package org.millrace.server;
