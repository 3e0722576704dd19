package org.millrace.console.core.monitor;

import java.time.Instant;
import org.millrace.management.UntrustedCertificateException;

/** How a connection to an installation is doing. */
public sealed interface Link {

  /** Whether what is shown is what is. */
  default boolean isConnected() {
    return this instanceof Connected || this instanceof ReadOnly;
  }

  /** Whether orders can be given. */
  default boolean takesOrders() {
    return this instanceof Connected;
  }

  /** The first try, or one that a person asked for, is under way. */
  record Connecting() implements Link {}

  record Connected() implements Link {}

  /**
   * Everything can be looked at, but the agent is too old for orders of this console.
   *
   * @param reason says so, with both versions
   */
  record ReadOnly(String reason) implements Link {}

  /**
   * The agent does not answer; the monitor tries again by itself.
   *
   * @param since when it was lost, or first not reached
   * @param reason one sentence
   */
  record Offline(Instant since, String reason, Instant nextTry) implements Link {}

  /** The agent does not accept the token. A person has to act. */
  record Refused(String reason) implements Link {}

  /** Something answers there, but no agent that this console understands. */
  record NotAnAgent(String reason) implements Link {}

  /** The agent's certificate has to be compared by a person first. */
  record Untrusted(UntrustedCertificateException certificate) implements Link {}

  /** A person disconnected it. */
  record Disconnected() implements Link {}
}
