package org.millrace.console.core.connection;

import java.util.Optional;
import org.millrace.management.Fingerprint;
import org.millrace.management.Installation;

/**
 * Everything that is needed to speak to an installation through one of its agents.
 *
 * @param name what the person calls the installation; empty to call it what it calls itself
 * @param trusted the certificate, of the agent or of the CA that signed it, that is trusted beside
 *     those this machine trusts anyway
 * @param kind what this workstation says the installation is for; production here is production
 *     even if the installation says otherwise, never the other way round
 */
public record AgentConnection(
    AgentAddress address,
    String name,
    Optional<Fingerprint> trusted,
    Optional<Installation.Kind> kind,
    String token) {

  public static AgentConnection to(AgentAddress address, String token) {
    return new AgentConnection(address, "", Optional.empty(), Optional.empty(), token);
  }

  public static AgentConnection of(ConnectionLine line) {
    return to(line.address(), line.token()).trusting(line.fingerprint());
  }

  /** What tells this connection from all others, in preferences, jobs and tests. */
  public String id() {
    return address.toString();
  }

  public AgentConnection named(String newName) {
    return new AgentConnection(address, newName, trusted, kind, token);
  }

  public AgentConnection trusting(Optional<Fingerprint> certificate) {
    return new AgentConnection(address, name, certificate, kind, token);
  }

  public AgentConnection of(Installation.Kind newKind) {
    return new AgentConnection(address, name, trusted, Optional.of(newKind), token);
  }

  public AgentConnection withToken(String newToken) {
    return new AgentConnection(address, name, trusted, kind, newToken);
  }

  @Override
  public String toString() {
    return "AgentConnection[" + address + " " + name + "]";
  }
}
