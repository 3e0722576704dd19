package org.millrace.console.core.connection;

import java.time.Duration;

/**
 * What a person wants of all connections.
 *
 * @param atStart whether those that were connected when the console ended are connected again
 * @param connect how long an agent may take to be reached
 * @param answer how long it may take to answer a question; never what ends a deployment
 */
public record ConnectionWishes(boolean atStart, Duration connect, Duration answer) {
  public static final ConnectionWishes USUAL =
      new ConnectionWishes(true, Duration.ofSeconds(10), Duration.ofSeconds(30));
}
