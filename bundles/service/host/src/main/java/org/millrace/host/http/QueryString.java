package org.millrace.host.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request's query, decoded. A name that comes several times, in whatever letter case, is one name
 * in its last spelling, as in ASP.NET.
 */
final class QueryString {
  private static final QueryString NONE = new QueryString(Map.of());

  private final Map<String, Parameter> byLowerCase;

  private record Parameter(String name, String joined, String first, String last) {
    static Parameter of(String name, String value) {
      return new Parameter(name, value, value, value);
    }

    Parameter and(Parameter next) {
      return new Parameter(next.name, joined + "," + next.last, first, next.last);
    }
  }

  private QueryString(Map<String, Parameter> byLowerCase) {
    this.byLowerCase = byLowerCase;
  }

  static QueryString parse(String query) {
    if (query.isEmpty()) {
      return NONE;
    }
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    int start = 0;
    while (start <= query.length()) {
      int and = query.indexOf('&', start);
      int end = and < 0 ? query.length() : and;
      if (end > start) {
        Parameter parameter = parameter(query.substring(start, end));
        parameters.merge(parameter.name().toLowerCase(Locale.ROOT), parameter, Parameter::and);
      }
      start = end + 1;
    }
    return new QueryString(parameters);
  }

  private static Parameter parameter(String pair) {
    int equals = pair.indexOf('=');
    String name = PercentCode.query(equals < 0 ? pair : pair.substring(0, equals));
    return Parameter.of(name, equals < 0 ? "" : PercentCode.query(pair.substring(equals + 1)));
  }

  /** Several values of a name joined by commas. */
  Map<String, String> joined() {
    return values(Parameter::joined);
  }

  /** The last value of each name. */
  Map<String, String> last() {
    return values(Parameter::last);
  }

  private Map<String, String> values(Function<Parameter, String> value) {
    if (byLowerCase.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>();
    byLowerCase.values().forEach(one -> values.put(one.name(), value.apply(one)));
    return values;
  }

  /**
   * @param name in lower case
   */
  Optional<String> first(String name) {
    return Optional.ofNullable(byLowerCase.get(name)).map(Parameter::first);
  }
}
