package org.millrace.management;

/**
 * Something of the installation changed; read the snapshot again.
 *
 * @param kind {@code app}, {@code deployment}, {@code settings}, {@code keys}, {@code agent}…
 * @param id the thing's name
 */
public record Change(long seq, String kind, String id) {}
