package org.millrace.store;

import java.time.Instant;

/**
 * A right that one owner holds at a time and for a time.
 *
 * @param name in lower case, such as {@code app/orders/agent-1}
 * @param token the fence: counts up with every new owner, never down
 * @param until in the installation's time; the owner itself goes by nanoTime since its last renewal
 */
public record Lease(String name, String owner, long token, Instant until) {}
