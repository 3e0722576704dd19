package org.millrace.server.dataplane;

import java.util.Locale;
import java.util.Optional;

/**
 * Reads the app from {@code <app>.localhost}, {@code <app>.<suffix>} or {@code /functions/<app>/}.
 */
final class AppAddresses {
  static final String PREFIX = "/functions/";
  private static final String LOCALHOST = ".localhost";

  /** With a leading dot; empty when apps have no host names. */
  private final String suffix;

  AppAddresses(String suffix) {
    this.suffix = suffix.isEmpty() ? "" : "." + suffix.toLowerCase(Locale.ROOT);
  }

  /**
   * @param host the Host header, with or without a port; may be empty
   */
  Optional<AppAddress> resolve(String host, String path) {
    String named = appOfHost(host);
    if (!named.isEmpty()) {
      return Optional.of(new AppAddress(named, "", path));
    }
    return path.startsWith(PREFIX) ? byPrefix(path) : Optional.empty();
  }

  private String appOfHost(String host) {
    int end = host.lastIndexOf(':');
    String name = (end < 0 ? host : host.substring(0, end)).toLowerCase(Locale.ROOT);
    if (name.endsWith(LOCALHOST)) {
      return firstLabels(name, LOCALHOST);
    }
    return !suffix.isEmpty() && name.endsWith(suffix) ? firstLabels(name, suffix) : "";
  }

  private static String firstLabels(String name, String ending) {
    return name.substring(0, name.length() - ending.length());
  }

  private static Optional<AppAddress> byPrefix(String path) {
    int end = path.indexOf('/', PREFIX.length());
    String app = end < 0 ? path.substring(PREFIX.length()) : path.substring(PREFIX.length(), end);
    if (app.isEmpty()) {
      return Optional.empty();
    }
    String rest = end < 0 ? "/" : path.substring(end);
    return Optional.of(new AppAddress(app.toLowerCase(Locale.ROOT), PREFIX + app, rest));
  }
}
