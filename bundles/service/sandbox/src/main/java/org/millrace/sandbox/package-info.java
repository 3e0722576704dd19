/** Where language workers live: create, limit, read output, stop and sweep them. */
package org.millrace.sandbox;
