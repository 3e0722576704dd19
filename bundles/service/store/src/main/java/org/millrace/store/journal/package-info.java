/**
 * What is to be known of invocations afterwards: counted and masked on the caller's thread, stored
 * in batches by one flusher, log lines kept in memory for those who watch.
 */
package org.millrace.store.journal;
