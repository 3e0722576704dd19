package org.millrace.store;

import java.time.Duration;
import java.time.Instant;
import org.millrace.host.port.InvocationSink.Outcome;
import org.millrace.model.AppName;

/**
 * The record of one invocation.
 *
 * @param seq its place in the list of all records, and the key to page by; 0 before it is stored
 * @param cold whether it waited for a worker to start
 * @param status the HTTP status of the answer; 0 for other triggers
 * @param error one line; empty when it succeeded
 * @param similar how many more like this were counted but not recorded
 */
public record InvocationRow(
    long seq,
    String id,
    AppName app,
    String function,
    String trigger,
    String agent,
    int revision,
    int attempt,
    Instant started,
    Duration duration,
    Outcome outcome,
    boolean cold,
    int status,
    String error,
    String stackTrace,
    long similar) {}
