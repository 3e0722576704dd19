package org.millrace.store.journal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.millrace.model.AppName;

/**
 * Takes an app's secrets out of text before anybody stores or sees it: known keys and settings,
 * also as a URL writes them, and whatever stands behind {@code code=} in a URL.
 */
final class SecretMask {
  private static final String MASK = "****";
  private static final Pattern CODE =
      Pattern.compile("([?&;]code=)[^&\\s\"'<>]+", Pattern.CASE_INSENSITIVE);

  /** Shorter values, such as true or 8080, stand in too many innocent words. */
  private static final int SHORTEST = 6;

  private final Function<AppName, List<String>> secrets;
  private final Map<AppName, Known> known = new ConcurrentHashMap<>();

  private record Known(List<String> source, List<String> longestFirst) {}

  /**
   * @param secrets answers from memory, with the same list as long as nothing changed
   */
  SecretMask(Function<AppName, List<String>> secrets) {
    this.secrets = secrets;
  }

  String apply(AppName app, String text) {
    String masked = text;
    for (String secret : known(app)) {
      if (masked.contains(secret)) {
        masked = masked.replace(secret, MASK);
      }
    }
    return masked.indexOf('=') < 0 ? masked : CODE.matcher(masked).replaceAll("$1" + MASK);
  }

  private List<String> known(AppName app) {
    List<String> source = secrets.apply(app);
    Known last = known.get(app);
    if (last == null || !last.source().equals(source)) {
      last = new Known(source, prepare(source));
      known.put(app, last);
    }
    return last.longestFirst();
  }

  /** A secret may contain another one, so the longest goes first. */
  private static List<String> prepare(List<String> source) {
    return source.stream()
        .filter(secret -> secret.length() >= SHORTEST)
        .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }
}
