package org.millrace.publish;

import com.sun.net.httpserver.Headers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.millrace.model.AppName;

/**
 * The URL under which the client reached us, without a slash at its end. Clients follow what we
 * answer with to the letter, so it is made of what they said: Host, or a proxy's X-Forwarded-*.
 * Whoever forges those only misleads himself.
 *
 * @param host without port
 * @param port with its colon; empty when the client named none
 */
record BaseUrl(String scheme, String host, String port, String prefix) {
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~%$!+@-]+)*");

  /**
   * @param listener the scheme of the listener that took the request
   * @throws Refusal when Host is missing or is none
   */
  static BaseUrl of(Headers headers, String listener, String prefix) throws Refusal {
    String authority = first(headers, "X-Forwarded-Host").orElse(headers.getFirst("Host"));
    var parts = AUTHORITY.matcher(authority == null ? "" : authority.strip());
    if (!parts.matches()) {
      throw new Refusal(400, "The Host header names no host.");
    }
    String scheme =
        first(headers, "X-Forwarded-Proto")
            .map(named -> named.toLowerCase(Locale.ROOT))
            .filter(named -> named.equals("http") || named.equals("https"))
            .orElse(listener);
    String port = parts.group(2) == null ? forwardedPort(headers, scheme) : parts.group(2);
    String outer =
        first(headers, "X-Forwarded-Prefix")
            .map(named -> named.replaceAll("/+$", ""))
            .filter(named -> PREFIX.matcher(named).matches())
            .orElse("");
    return new BaseUrl(scheme, parts.group(1), port, outer + prefix);
  }

  private static String forwardedPort(Headers headers, String scheme) {
    String usual = scheme.equals("https") ? "443" : "80";
    return first(headers, "X-Forwarded-Port")
        .filter(port -> port.matches("[0-9]{1,5}") && !port.equals(usual))
        .map(port -> ":" + port)
        .orElse("");
  }

  /** Of a list made by several proxies the first is what the client saw. */
  private static Optional<String> first(Headers headers, String name) {
    return Optional.ofNullable(headers.getFirst(name))
        .map(value -> value.split(",", 2)[0].strip())
        .filter(value -> !value.isEmpty());
  }

  /** The app that a host such as {@code orders.scm.example.com} names. */
  Optional<AppName> app() {
    String[] labels = host.toLowerCase(Locale.ROOT).split("\\.", -1);
    return labels.length > 1 && labels[1].equals("scm")
        ? AppNames.read(labels[0])
        : Optional.empty();
  }

  /** Absolute, as every client but one needs it. */
  String to(String path) {
    return scheme + "://" + host + port + prefix + path;
  }
}
