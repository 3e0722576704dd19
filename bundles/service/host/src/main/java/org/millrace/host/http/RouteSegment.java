package org.millrace.host.http;

import java.util.List;
import java.util.Map;
import org.millrace.host.http.RoutePart.Literal;
import org.millrace.host.http.RoutePart.Parameter;

/**
 * What stands between two slashes of a route template: a text, a parameter, or both mixed, which is
 * matched from the right as ASP.NET does.
 */
record RouteSegment(List<RoutePart> parts) {
  RouteSegment {
    parts = List.copyOf(parts);
  }

  boolean isLiteral() {
    return parts.size() == 1 && parts.getFirst() instanceof Literal;
  }

  String literal() {
    return ((Literal) parts.getFirst()).text();
  }

  /** Whether it is nothing but a parameter. */
  boolean isParameter() {
    return parts.size() == 1 && parts.getFirst() instanceof Parameter;
  }

  Parameter parameter() {
    return (Parameter) parts.getFirst();
  }

  /** Matches a segment that mixes texts and parameters; puts the values. */
  boolean matchMixed(String segment, Map<String, String> values) {
    int last = parts.size() - 1;
    if (!(parts.get(last) instanceof Parameter parameter) || !parameter.optional()) {
      return matchMixed(segment, last, values);
    }
    String separator = ((Literal) parts.get(last - 1)).text();
    return matchMixed(segment, last, values)
        || (!segment.endsWith(separator) && matchMixed(segment, last - 2, values));
  }

  private boolean matchMixed(String segment, int lastPart, Map<String, String> values) {
    Map<String, String> found = new java.util.LinkedHashMap<>();
    int end = segment.length();
    Parameter waiting = null;
    for (int i = lastPart; i >= 0; i--) {
      if (parts.get(i) instanceof Parameter parameter) {
        waiting = parameter;
        continue;
      }
      String literal = ((Literal) parts.get(i)).text();
      int from = waiting == null ? end - literal.length() : end - literal.length() - 1;
      int at = lastIndexOf(segment, literal, from);
      boolean mustTouchEnd = waiting == null;
      if (at < 0 || (mustTouchEnd && at + literal.length() != end)) {
        return false;
      }
      if (waiting != null
          && !accept(waiting, segment.substring(at + literal.length(), end), found)) {
        return false;
      }
      waiting = null;
      end = at;
    }
    if (waiting == null ? end != 0 : !accept(waiting, segment.substring(0, end), found)) {
      return false;
    }
    values.putAll(found);
    return true;
  }

  private static boolean accept(Parameter parameter, String value, Map<String, String> found) {
    if (value.isEmpty() || !parameter.accepts(value)) {
      return false;
    }
    found.put(parameter.name(), value);
    return true;
  }

  private static int lastIndexOf(String text, String part, int from) {
    for (int at = from; at >= 0; at--) {
      if (text.regionMatches(true, at, part, 0, part.length())) {
        return at;
      }
    }
    return -1;
  }
}
