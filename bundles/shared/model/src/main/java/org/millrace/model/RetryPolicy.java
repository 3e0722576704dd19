package org.millrace.model;

import java.time.Duration;

/**
 * How often and how far apart a failed invocation is tried again.
 *
 * @param maxRetryCount -1 means without end
 * @param minimum the fixed delay, or the first of an exponential back-off
 * @param maximum equal to {@code minimum} for a fixed delay
 */
public record RetryPolicy(
    boolean exponential, int maxRetryCount, Duration minimum, Duration maximum) {}
