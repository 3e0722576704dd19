/** Recorded runs of real publishing clients, and a client that sends them byte for byte. */
package org.millrace.publish.recorded;
