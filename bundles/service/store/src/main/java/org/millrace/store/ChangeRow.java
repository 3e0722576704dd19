package org.millrace.store;

/**
 * Something changed.
 *
 * @param subject the app's, agent's or token's name; for a deployment the app's
 */
public record ChangeRow(long seq, ChangeKind kind, String subject) {}
