package org.millrace.console.core.connection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millrace.management.Fingerprint;

/**
 * What {@code millrace connect} prints on the agent's machine: {@code
 * millrace://HOST:PORT/connect?fingerprint=…#TOKEN}. It holds everything that a connection needs.
 *
 * @param fingerprint of the certificate to trust; empty when the agent speaks plain HTTP
 */
public record ConnectionLine(
    AgentAddress address, Optional<Fingerprint> fingerprint, String token) {
  private static final Pattern FORM =
      Pattern.compile("millrace://([^/?#\\s]+)/connect(?:\\?(?:fingerprint=([^&#\\s]*))?)?#(\\S+)");

  /**
   * Reads the line if the text is one; a text that is none, or has a broken part, gives nothing.
   * The text may come from the clipboard, so it is not trusted to be anything.
   */
  public static Optional<ConnectionLine> find(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(form.group(1), form.group(2), form.group(3)));
    } catch (IllegalArgumentException brokenPart) {
      return Optional.empty();
    }
  }

  private static ConnectionLine read(String authority, String fingerprint, String token) {
    boolean secure = fingerprint != null && !fingerprint.isEmpty();
    AgentAddress address = AgentAddress.parse((secure ? "https://" : "http://") + authority);
    return new ConnectionLine(
        address, secure ? Optional.of(Fingerprint.parse(fingerprint)) : Optional.empty(), token);
  }

  @Override
  public String toString() {
    return "millrace://" + address + "/connect#****";
  }
}
