package org.millrace.console.core.connection;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.millrace.management.Fingerprint;

/**
 * What {@code millrace connect} prints on the agent's machine: {@code
 * millrace://HOST:PORT/connect?fingerprint=…#TOKEN}. It holds everything that a connection needs.
 *
 * @param fingerprint of the certificate to trust; empty when the agent speaks plain HTTP
 */
public record ConnectionLine(
    AgentAddress address, Optional<Fingerprint> fingerprint, String token) {
  /**
   * Reads the line if the text is one; a text that is none, or has a broken part, gives nothing.
   * The text may come from the clipboard, so it is not trusted to be anything.
   */
  public static Optional<ConnectionLine> find(String text) {
    return org.millrace.management.ConnectionLine.find(text).flatMap(ConnectionLine::of);
  }

  private static Optional<ConnectionLine> of(org.millrace.management.ConnectionLine line) {
    HttpUrl agent = line.agent();
    String host = agent.host().contains(":") ? "[" + agent.host() + "]" : agent.host();
    try {
      AgentAddress address = AgentAddress.parse(agent.scheme() + "://" + host + ":" + agent.port());
      return Optional.of(new ConnectionLine(address, line.fingerprint(), line.token()));
    } catch (IllegalArgumentException brokenPart) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "millrace://" + address + "/connect#****";
  }
}
