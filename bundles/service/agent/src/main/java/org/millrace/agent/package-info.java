/** The process: configuration, composition root, order of start and stop. */
package org.millrace.agent;
