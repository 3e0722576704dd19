package org.millrace.host.http;

import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a route parameter must look like: the inline constraints of ASP.NET routing. */
interface RouteConstraint {
  Pattern INTEGER = Pattern.compile("\\s*[+-]?[0-9]+\\s*");
  Pattern NUMBER =
      Pattern.compile("\\s*(\\$?[+-]?[0-9][0-9,]*(\\.[0-9]*)?|[+-]?\\.[0-9]+)[+-]?\\s*");
  Pattern FLOAT =
      Pattern.compile(
          "\\s*([+-]?([0-9][0-9,]*(\\.[0-9]*)?|\\.[0-9]+)(e[+-]?[0-9]+)?|[+-]?(NaN|Infinity|∞))\\s*",
          Pattern.CASE_INSENSITIVE);
  Pattern GUID =
      Pattern.compile(
          "\\s*([0-9a-f]{32}|H|\\{H\\}|\\(H\\))\\s*"
              .replace("H", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
          Pattern.CASE_INSENSITIVE);
  Pattern ALPHA = Pattern.compile("[a-zA-Z]*");

  boolean accepts(String value);

  /**
   * @param text as in the template, such as {@code range(2,4)}
   */
  static RouteConstraint parse(String text) throws RouteException {
    int open = text.indexOf('(');
    String name = open < 0 ? text : text.substring(0, open);
    String argument = open < 0 ? "" : text.substring(open + 1, text.lastIndexOf(')'));
    Predicate<String> rule = open < 0 ? plain(name) : withArgument(name, argument);
    if (rule == null) {
      throw new RouteException("has the unknown constraint " + text);
    }
    return rule::test;
  }

  private static Predicate<String> plain(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "int" -> value -> isInteger(value, 31);
      case "long" -> value -> isInteger(value, 63);
      case "bool" -> value -> value.strip().matches("(?i)true|false");
      case "datetime" -> RouteDates::isDate;
      case "decimal" -> value -> NUMBER.matcher(value).matches();
      case "double", "float" -> value -> FLOAT.matcher(value).matches();
      case "guid" -> value -> GUID.matcher(value).matches();
      case "alpha" -> value -> ALPHA.matcher(value).matches();
      case "required" -> value -> !value.isEmpty();
      default -> null;
    };
  }

  private static Predicate<String> withArgument(String name, String argument)
      throws RouteException {
    try {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "minlength" -> lengthBetween(number(argument), Long.MAX_VALUE);
        case "maxlength" -> lengthBetween(0, number(argument));
        case "length" -> lengthBetween(number(left(argument)), number(right(argument)));
        case "min" -> between(number(argument), Long.MAX_VALUE);
        case "max" -> between(Long.MIN_VALUE, number(argument));
        case "range" -> between(number(left(argument)), number(right(argument)));
        case "regex" -> RoutePattern.parse(argument);
        default -> null;
      };
    } catch (NumberFormatException noNumber) {
      throw new RouteException("has the constraint " + name + "(" + argument + ") without numbers");
    }
  }

  private static Predicate<String> lengthBetween(long least, long most) {
    return value -> value.length() >= least && value.length() <= most;
  }

  private static Predicate<String> between(long least, long most) {
    return value -> isInteger(value, 63) && number(value) >= least && number(value) <= most;
  }

  private static boolean isInteger(String value, int bits) {
    return value.length() < 100
        && INTEGER.matcher(value).matches()
        && new BigInteger(value.strip().replace("+", "")).bitLength() <= bits;
  }

  private static long number(String text) {
    return Long.parseLong(text.strip());
  }

  private static String left(String pair) {
    int comma = pair.indexOf(',');
    return comma < 0 ? pair : pair.substring(0, comma);
  }

  private static String right(String pair) {
    return pair.substring(pair.indexOf(',') + 1);
  }
}
