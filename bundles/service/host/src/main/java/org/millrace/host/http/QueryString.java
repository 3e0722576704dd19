package org.millrace.host.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request's query, decoded. A name that comes several times, in whatever letter case, is one name
 * in its first spelling.
 */
final class QueryString {
  private static final QueryString NONE = new QueryString(Map.of(), Map.of(), Map.of());

  private final Map<String, String> joined;
  private final Map<String, String> first;
  private final Map<String, String> last;

  private QueryString(
      Map<String, String> joined, Map<String, String> first, Map<String, String> last) {
    this.joined = joined;
    this.first = first;
    this.last = last;
  }

  static QueryString parse(String query) {
    if (query.isEmpty()) {
      return NONE;
    }
    Map<String, String> spelling = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    QueryString parsed =
        new QueryString(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    int start = 0;
    while (start <= query.length()) {
      int and = query.indexOf('&', start);
      int end = and < 0 ? query.length() : and;
      if (end > start) {
        parsed.add(query.substring(start, end), spelling);
      }
      start = end + 1;
    }
    return parsed;
  }

  private void add(String pair, Map<String, String> spelling) {
    int equals = pair.indexOf('=');
    String written = PercentCode.query(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : PercentCode.query(pair.substring(equals + 1));
    String name = spelling.computeIfAbsent(written, same -> same);
    joined.merge(name, value, (before, added) -> before + "," + added);
    first.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
    last.put(name, value);
  }

  /** Several values of a name joined by commas. */
  Map<String, String> joined() {
    return joined;
  }

  /** The last value of each name. */
  Map<String, String> last() {
    return last;
  }

  /**
   * @param name in lower case
   */
  Optional<String> first(String name) {
    return Optional.ofNullable(first.get(name));
  }
}
