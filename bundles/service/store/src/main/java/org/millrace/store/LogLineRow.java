package org.millrace.store;

import java.time.Instant;
import org.millrace.host.port.WorkerListener.Level;
import org.millrace.model.AppName;

/**
 * A line of an app's log, masked.
 *
 * @param seq its place among the stored lines of all agents; 0 before it is stored
 * @param number counts the lines of one agent for the app, those left out as well: a jump is a gap
 * @param function empty for a line of the app itself
 */
public record LogLineRow(
    long seq,
    AppName app,
    String agent,
    long number,
    Instant time,
    Level level,
    String function,
    String invocationId,
    String category,
    String message) {}
