/** Server-sent events: what happens in the installation, told to whoever listens. */
package org.millrace.server.events;
