package org.millrace.management;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * What {@code millrace connect} prints on the agent's machine: {@code
 * millrace://HOST:PORT/connect?fingerprint=…#TOKEN}. It holds everything that a connection needs.
 *
 * @param agent the root of its management API
 * @param fingerprint of the certificate to trust; empty when the agent speaks plain HTTP
 */
public record ConnectionLine(HttpUrl agent, Optional<Fingerprint> fingerprint, String token) {
  private static final Pattern FORM =
      Pattern.compile("millrace://([^/?#\\s]+)/connect(?:\\?(?:fingerprint=([^&#\\s]*))?)?#(\\S+)");

  /**
   * Reads the line if the text is one; a text that is none, or has a broken part, gives nothing.
   * The text may come from a clipboard, so it is not trusted to be anything.
   */
  public static Optional<ConnectionLine> find(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean secure = form.group(2) != null && !form.group(2).isEmpty();
    try {
      return Optional.of(
          new ConnectionLine(
              HttpUrl.get((secure ? "https://" : "http://") + form.group(1) + "/"),
              secure ? Optional.of(Fingerprint.parse(form.group(2))) : Optional.empty(),
              form.group(3)));
    } catch (IllegalArgumentException brokenPart) {
      return Optional.empty();
    }
  }

  /** The line itself, which opens everything: for a terminal or a clipboard, never for a log. */
  public String text() {
    String port = ":" + agent.port();
    String host = agent.host().contains(":") ? "[" + agent.host() + "]" : agent.host();
    return "millrace://"
        + host
        + port
        + "/connect"
        + fingerprint.map(trusted -> "?fingerprint=" + trusted.hex()).orElse("")
        + "#"
        + token;
  }

  @Override
  public String toString() {
    return "ConnectionLine[" + agent + "]";
  }
}
