/**
 * What a script host needs from outside, in the words of the JDK and of model only. The other rooms
 * of the agent implement these interfaces; their fakes lie in this bundle's test jar.
 */
package org.millrace.host.port;
