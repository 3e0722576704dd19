package org.millrace.store;

import java.time.Instant;

/**
 * A package in the store.
 *
 * @param sha256 lower-case hex, its name
 * @param parts how many rows of at most 1 MiB hold it
 */
public record PackageRow(String sha256, long size, int parts, Instant created) {}
