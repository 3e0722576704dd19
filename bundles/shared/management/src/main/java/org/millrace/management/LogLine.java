package org.millrace.management;

import java.time.Instant;

/**
 * A line of an app's log stream.
 *
 * @param number counts the lines of one agent's stream without holes: a jump is a gap
 * @param level TRACE to CRITICAL, in the words of FunctionRpc
 * @param function empty for a line of the app itself
 */
public record LogLine(
    long number,
    Instant time,
    String level,
    String function,
    String invocationId,
    String agent,
    String category,
    String message) {}
