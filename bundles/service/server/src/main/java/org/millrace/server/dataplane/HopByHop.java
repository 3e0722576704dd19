package org.millrace.server.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Headers that speak of one connection only and never travel on (RFC 9110, 7.6.1). */
final class HopByHop {
  private static final Set<String> NAMES = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    NAMES.addAll(
        List.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade"));
  }

  private HopByHop() {}

  static boolean is(String name) {
    return NAMES.contains(name);
  }

  /** The further headers that Connection headers name. */
  static List<String> namedBy(List<String> connection) {
    if (connection.isEmpty() || connection.size() == 1 && isPlain(connection.getFirst())) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String line : connection) {
      for (String name : line.split(",")) {
        names.add(name.strip());
      }
    }
    return names;
  }

  private static boolean isPlain(String connection) {
    return connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close");
  }
}
