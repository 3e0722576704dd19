package org.millrace.host.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millrace.host.http.RoutePart.Parameter;

/**
 * A function's route, compiled from ASP.NET's template syntax; the app's prefix is not part of it.
 */
final class RouteTemplate {
  private final String text;
  private final List<RouteSegment> segments;

  private RouteTemplate(String text, List<RouteSegment> segments) {
    this.text = text;
    this.segments = segments;
  }

  static RouteTemplate parse(String template) throws RouteException {
    if (template.startsWith("/")) {
      throw new RouteException("starts with a slash");
    }
    String text = template.endsWith("/") ? template.substring(0, template.length() - 1) : template;
    return new RouteTemplate(text, RouteParser.parse(text));
  }

  String text() {
    return text;
  }

  /** The first segment if it is a plain text, which is what the table sorts routes by. */
  String head() {
    return !segments.isEmpty() && segments.getFirst().isLiteral()
        ? segments.getFirst().literal()
        : "";
  }

  /**
   * Matches the path from its segment {@code from} on; null when it does not match. Parameters
   * without a value are left out.
   */
  Map<String, String> match(RequestPath path, int from) {
    Map<String, String> values = segments.isEmpty() ? Map.of() : new LinkedHashMap<>();
    int given = path.count() - from;
    for (int i = 0; i < segments.size(); i++) {
      RouteSegment segment = segments.get(i);
      if (segment.isParameter() && segment.parameter().catchAll()) {
        return matchRest(segment.parameter(), path.rest(from + i), values) ? values : null;
      }
      boolean matches =
          i < given ? match(segment, path, from + i, values) : matchMissing(segment, values);
      if (!matches) {
        return null;
      }
    }
    return given <= segments.size() ? values : null;
  }

  private static boolean match(
      RouteSegment segment, RequestPath path, int at, Map<String, String> values) {
    if (segment.isLiteral()) {
      return path.segmentEquals(at, segment.literal());
    }
    if (path.isEmpty(at)) {
      return false;
    }
    if (!segment.isParameter()) {
      return segment.matchMixed(path.segment(at), values);
    }
    return accept(segment.parameter(), path.segment(at), values);
  }

  private static boolean matchMissing(RouteSegment segment, Map<String, String> values) {
    if (!segment.isParameter() || !segment.parameter().canBeMissing()) {
      return false;
    }
    Parameter parameter = segment.parameter();
    return parameter.fallback().isEmpty() || accept(parameter, parameter.fallback().get(), values);
  }

  private static boolean matchRest(Parameter parameter, String rest, Map<String, String> values) {
    if (!rest.isEmpty()) {
      return accept(parameter, rest, values);
    }
    return parameter.fallback().isEmpty() || accept(parameter, parameter.fallback().get(), values);
  }

  private static boolean accept(Parameter parameter, String value, Map<String, String> values) {
    if (!parameter.accepts(value)) {
      return false;
    }
    values.put(parameter.name(), value);
    return true;
  }
}
