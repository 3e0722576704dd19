/**
 * Where language workers live: create, limit, read output, stop and sweep containers and processes.
 */
package org.millrace.sandbox;
