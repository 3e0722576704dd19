package org.millrace.publish;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request's path in its two halves: what the client put before Kudu's routes, and the route.
 *
 * @param prefix kept in every URL we answer with; no slash at its end, empty at the root
 * @param hints what the prefix names: nothing, one word (an app or an installation), or an
 *     installation with an app. Only {@code /publish/…} names something
 * @param resource the segments behind {@code api}, decoded; empty for the prefix itself, a name
 *     that nothing has when the path leads nowhere
 * @param folder whether the path ends in a slash
 */
record Route(String prefix, List<String> hints, List<String> resource, boolean folder) {
  private static final String ROOT = "publish";
  // Kudu answers most routes without /api too; core tools rely on it for deployments.
  private static final Set<String> WITHOUT_API = Set.of("deployments", "msdeploy.axd");
  private static final String UNKNOWN = "?";

  Route {
    hints = List.copyOf(hints);
    resource = List.copyOf(resource);
  }

  /**
   * @param rawPath still percent-encoded
   * @param known the first segments of the routes there are
   */
  static Route of(String rawPath, Set<String> known) {
    List<String> segments =
        Arrays.stream(rawPath.split("/")).filter(segment -> !segment.isEmpty()).toList();
    boolean folder = rawPath.endsWith("/");
    for (int i = 0; i < segments.size() - 1; i++) {
      if (segments.get(i).equalsIgnoreCase("api") && known.contains(lower(segments.get(i + 1)))) {
        return split(segments, i, i + 1, folder);
      }
    }
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (WITHOUT_API.contains(lower(segments.get(i)))) {
        return split(segments, i, i, folder);
      }
    }
    return isBarePrefix(segments)
        ? split(segments, segments.size(), segments.size(), folder)
        : new Route("", List.of(), List.of(UNKNOWN), folder);
  }

  /** The name of the resource in lower case; empty for the prefix itself. */
  String name() {
    return resource.isEmpty() ? "" : lower(resource.getFirst());
  }

  private static boolean isBarePrefix(List<String> segments) {
    boolean root = segments.size() == 1 && segments.getFirst().equalsIgnoreCase(ROOT);
    boolean names =
        !hintsOf(segments).isEmpty() && segments.stream().noneMatch("api"::equalsIgnoreCase);
    return segments.isEmpty() || root || names;
  }

  private static Route split(List<String> segments, int prefixEnd, int start, boolean folder) {
    List<String> prefix = segments.subList(0, prefixEnd);
    return new Route(
        prefix.isEmpty() ? "" : "/" + String.join("/", prefix),
        hintsOf(prefix),
        segments.subList(start, segments.size()).stream().map(Route::decode).toList(),
        folder);
  }

  private static List<String> hintsOf(List<String> prefix) {
    boolean names =
        prefix.size() >= 2 && prefix.size() <= 3 && prefix.getFirst().equalsIgnoreCase(ROOT);
    return names
        ? prefix.stream().skip(1).map(Route::decode).map(Route::lower).toList()
        : List.of();
  }

  private static String decode(String segment) {
    try {
      // A plus is a plus in a path; the decoder is made for forms.
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return segment;
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
