package org.millrace.store.journal;

import org.millrace.host.port.InvocationSink.LogLine;

/**
 * A masked log line with its number: it counts the lines of this agent for the app, those left out
 * as well, so a jump is a gap.
 */
public record NumberedLine(long number, LogLine line) {}
