package org.millrace.console.core.monitor;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.console.core.connection.AgentAccess;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.ConnectionWishes;
import org.millrace.management.Installation;
import org.millrace.management.InstallationChange;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.management.UntrustedCertificateException;

/**
 * Asks an agent once whether a connection would work, and tells it what its installation is for.
 */
public final class ConnectionProbe implements AutoCloseable {
  private static final int UNKNOWN_ROUTE = 404;

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
    /**
     * @param keepsKind false when this agent cannot keep what the installation is for
     */
    record Works(boolean keepsKind) implements Answer {}

    /** Production is never unmarked from a workstation. */
    record StaysProduction(String reason) implements Answer {}

    /** The address is right, the token is not. */
    record TokenRefused(String reason) implements Answer {}

    record Unreachable(String reason) implements Answer {}

    record Untrusted(UntrustedCertificateException certificate) implements Answer {}
  }

  /**
   * Blocks until the agent has answered, as long as an answer may take.
   *
   * @param wanted what the person says the installation is for; empty to leave it
   */
  public Answer ask(Optional<Installation.Kind> wanted) {
    try {
      Installation installation = client.snapshot().installation();
      Optional<Installation.Kind> other = wanted.filter(kind -> kind != installation.kind());
      return other.isPresent() ? mark(installation, other.get()) : new Answer.Works(true);
    } catch (IOException failure) {
      Link link =
          new ConnectionFailure(connection.address(), failure).link(Instant.MIN, Instant.MIN);
      return switch (link) {
        case Link.Refused refused -> new Answer.TokenRefused(refused.reason());
        case Link.Untrusted untrusted -> new Answer.Untrusted(untrusted.certificate());
        case Link.NotAnAgent other -> new Answer.Unreachable(other.reason());
        case Link.Offline offline -> new Answer.Unreachable(offline.reason());
        case Link.Connected _, Link.ReadOnly _, Link.Connecting _, Link.Disconnected _ ->
            throw new IllegalStateException("A failure is no " + link);
      };
    }
  }

  private Answer mark(Installation installation, Installation.Kind wanted) throws IOException {
    if (installation.kind() == Installation.Kind.PRODUCTION) {
      return new Answer.StaysProduction(
          NLS.bind(
              Messages.Probe_staysProduction,
              installation.name(),
              wanted.name().toLowerCase(Locale.ROOT)));
    }
    try {
      client.changeInstallation(InstallationChange.to(wanted));
      return new Answer.Works(true);
    } catch (ManagementException refused) {
      if (refused.status() == UNKNOWN_ROUTE) {
        return new Answer.Works(false);
      }
      throw refused;
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
