package org.millrace.rpc;

/**
 * The longest message either side may send. Bodies of 100 MB fit with room to spare; a worker that
 * sends more would cost the agent its memory, and is dropped.
 */
final class MessageLimit {
  static final int BYTES = 256 * 1024 * 1024;

  private MessageLimit() {}
}
