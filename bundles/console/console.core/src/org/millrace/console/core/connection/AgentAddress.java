package org.millrace.console.core.connection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Where an agent's management API answers. As text it is {@code HOST:PORT}, and that text names a
 * connection: there are never two to one agent.
 *
 * @param secure whether TLS is spoken there
 */
public record AgentAddress(String host, int port, boolean secure) {
  private static final int USUAL_PORT = 7070;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(https?)://)?(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?([/?#].*)?");

  public AgentAddress {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("Ports are numbers from 1 to 65535, not " + port + ".");
    }
  }

  /**
   * Reads {@code HOST[:PORT]} or a URL, whose path is ignored. Without a scheme TLS is expected
   * everywhere but on this machine.
   *
   * @throws IllegalArgumentException with the sentence for the person
   */
  public static AgentAddress parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("Type an address such as pc-14:7070.");
    }
    String host = form.group(2);
    int port = form.group(3) == null ? USUAL_PORT : Integer.parseInt(form.group(3));
    boolean secure = form.group(1) == null ? !isThisMachine(host) : form.group(1).equals("https");
    return new AgentAddress(host, port, secure);
  }

  /** Takes the text for an address if it is one and no more: with its port, without a path. */
  public static Optional<AgentAddress> find(String text) {
    Matcher form = FORM.matcher(text.strip().replaceFirst("/$", ""));
    boolean isAlone = form.matches() && form.group(3) != null && form.group(4) == null;
    try {
      return isAlone ? Optional.of(parse(text)) : Optional.empty();
    } catch (IllegalArgumentException noPort) {
      return Optional.empty();
    }
  }

  /** Whether the name means this machine without asking a name server. */
  public boolean isLoopback() {
    return isThisMachine(host);
  }

  public HttpUrl url() {
    return HttpUrl.get((secure ? "https://" : "http://") + host + ":" + port + "/");
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
