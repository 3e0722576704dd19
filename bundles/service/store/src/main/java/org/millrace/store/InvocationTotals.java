package org.millrace.store;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts of several seconds and all agents, added up.
 *
 * @param function empty when the functions are added up too
 * @param from the begin of the time it stands for
 */
public record InvocationTotals(
    String function,
    Instant from,
    long calls,
    long failures,
    long cold,
    Duration total,
    DurationHistogram durations) {}
