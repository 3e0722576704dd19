package org.millrace.console.core.monitor;

import java.io.IOException;
import java.time.Instant;
import org.millrace.console.core.connection.AgentAccess;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.ConnectionWishes;
import org.millrace.management.InstallationSnapshot;
import org.millrace.management.ManagementClient;
import org.millrace.management.UntrustedCertificateException;

/** Asks an agent once whether a connection would work. */
public final class ConnectionProbe implements AutoCloseable {
  private final AgentConnection connection;
  private final AgentAccess access;
  private final ManagementClient client;

  public ConnectionProbe(AgentConnection connection, ConnectionWishes wishes) {
    this.connection = connection;
    this.access = new AgentAccess(connection, wishes);
    this.client = access.client();
  }

  /** What came of it. */
  public sealed interface Answer {
    record Works(InstallationSnapshot snapshot) implements Answer {}

    /** The address is right, the token is not. */
    record TokenRefused(String reason) implements Answer {}

    record Unreachable(String reason) implements Answer {}

    record Untrusted(UntrustedCertificateException certificate) implements Answer {}
  }

  /** Blocks until the agent has answered, as long as an answer may take. */
  public Answer ask() {
    try {
      return new Answer.Works(client.snapshot());
    } catch (IOException failure) {
      Link link =
          new ConnectionFailure(connection.address(), failure).link(Instant.MIN, Instant.MIN);
      return switch (link) {
        case Link.Refused refused -> new Answer.TokenRefused(refused.reason());
        case Link.Untrusted untrusted -> new Answer.Untrusted(untrusted.certificate());
        case Link.NotAnAgent other -> new Answer.Unreachable(other.reason());
        case Link.Offline offline -> new Answer.Unreachable(offline.reason());
        case Link.Connected _, Link.Connecting _, Link.Disconnected _ ->
            throw new IllegalStateException("A failure is no " + link);
      };
    }
  }

  /** Interrupts {@link #ask}. */
  public void cancel() {
    client.cancelAll();
  }

  @Override
  public void close() {
    access.close();
  }
}
