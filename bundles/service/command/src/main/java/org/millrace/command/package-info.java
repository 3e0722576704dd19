/** The millrace command. */
package org.millrace.command;
