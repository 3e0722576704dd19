package org.millrace.store;

import java.time.Instant;
import java.util.Optional;

/** A key to the management API; the store keeps only its hash. */
public record TokenRow(String name, Instant created, Optional<Instant> ends) {}
