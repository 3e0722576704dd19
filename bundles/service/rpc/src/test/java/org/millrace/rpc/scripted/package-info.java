/**
 * A language worker that stands in for all of them in tests: a program of its own that does what a
 * script says and ends as soon as the host breaks the contract.
 */
package org.millrace.rpc.scripted;
