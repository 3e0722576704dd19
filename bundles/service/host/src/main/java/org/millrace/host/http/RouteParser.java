package org.millrace.host.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.millrace.host.http.RoutePart.Literal;
import org.millrace.host.http.RoutePart.Parameter;

/** Reads ASP.NET's route template syntax. */
final class RouteParser {
  private final String template;
  private final Set<String> names = new HashSet<>();
  private int at;

  private RouteParser(String template) {
    this.template = template;
  }

  /**
   * @param template without slashes around it
   */
  static List<RouteSegment> parse(String template) throws RouteException {
    return template.isEmpty() ? List.of() : new RouteParser(template).segments();
  }

  private List<RouteSegment> segments() throws RouteException {
    List<RouteSegment> segments = new ArrayList<>();
    while (at <= template.length()) {
      if (!segments.isEmpty() && hasCatchAll(segments.getLast())) {
        throw new RouteException("has something after its catch-all parameter");
      }
      segments.add(segment());
      at++;
    }
    return segments;
  }

  private RouteSegment segment() throws RouteException {
    List<RoutePart> parts = new ArrayList<>();
    while (at < template.length() && template.charAt(at) != '/') {
      RoutePart part = startsParameter() ? parameter() : literal();
      if (!parts.isEmpty() && part instanceof Parameter && parts.getLast() instanceof Parameter) {
        throw new RouteException("has two parameters without a text between them");
      }
      parts.add(part);
    }
    if (parts.isEmpty()) {
      throw new RouteException("has two slashes in a row");
    }
    checkMixed(parts);
    return new RouteSegment(parts);
  }

  private static void checkMixed(List<RoutePart> parts) throws RouteException {
    for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
      if (!(parts.get(i) instanceof Parameter parameter)) {
        continue;
      }
      if (parameter.catchAll()) {
        throw new RouteException("has a catch-all parameter that is not alone between slashes");
      }
      boolean afterDot =
          i == parts.size() - 1
              && i > 0
              && parts.get(i - 1) instanceof Literal literal
              && literal.text().equals(".");
      if (parameter.optional() && !afterDot) {
        throw new RouteException(
            "has the optional parameter " + parameter.name() + " beside a text other than a dot");
      }
    }
  }

  private boolean startsParameter() {
    return template.charAt(at) == '{' && !template.startsWith("{{", at);
  }

  private Literal literal() throws RouteException {
    StringBuilder text = new StringBuilder();
    while (at < template.length() && template.charAt(at) != '/' && !startsParameter()) {
      char c = template.charAt(at);
      boolean doubled = template.startsWith("{{", at) || template.startsWith("}}", at);
      if (c == '}' && !doubled) {
        throw new RouteException("has a } without its {");
      }
      if (c == '?') {
        throw new RouteException("has a question mark outside of a parameter");
      }
      text.append(c);
      at += doubled ? 2 : 1;
    }
    return new Literal(text.toString());
  }

  private Parameter parameter() throws RouteException {
    int start = ++at;
    StringBuilder content = new StringBuilder();
    while (at < template.length()) {
      char c = template.charAt(at);
      boolean doubled = template.startsWith("{{", at) || template.startsWith("}}", at);
      if (c == '}' && !doubled) {
        at++;
        return parameter(content.toString());
      }
      if (c == '{' && !doubled) {
        break;
      }
      content.append(c);
      at += doubled ? 2 : 1;
    }
    throw new RouteException(
        "has a parameter without its }: {" + template.substring(start, template.length()));
  }

  private Parameter parameter(String content) throws RouteException {
    int stars = content.startsWith("**") ? 2 : content.startsWith("*") ? 1 : 0;
    boolean optional = content.endsWith("?");
    String text =
        content.substring(stars, content.length() - (optional && content.length() > stars ? 1 : 0));
    int nameEnd = nameEnd(text);
    String name = text.substring(0, nameEnd);
    if (name.isBlank() || name.matches(".*[/{}?*].*")) {
      throw new RouteException("has a parameter without a proper name: {" + content + "}");
    }
    if (!names.add(name.toLowerCase(Locale.ROOT))) {
      throw new RouteException("has two parameters named " + name);
    }
    List<RouteConstraint> constraints = new ArrayList<>();
    Optional<String> fallback = rest(text.substring(nameEnd), constraints);
    if (optional && (fallback.isPresent() || stars > 0)) {
      throw new RouteException("has the parameter " + name + ", which cannot be optional");
    }
    return new Parameter(name, optional, stars > 0, fallback, List.copyOf(constraints));
  }

  private static int nameEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ':' || text.charAt(i) == '=') {
        return i;
      }
    }
    return text.length();
  }

  /** Constraints, each after a colon, then perhaps a default after an equals sign. */
  private static Optional<String> rest(String text, List<RouteConstraint> constraints)
      throws RouteException {
    int start = 0;
    while (start < text.length() && text.charAt(start) == ':') {
      int end = constraintEnd(text, start + 1);
      constraints.add(RouteConstraint.parse(text.substring(start + 1, end)));
      start = end;
    }
    return start < text.length() ? Optional.of(text.substring(start + 1)) : Optional.empty();
  }

  private static int constraintEnd(String text, int start) throws RouteException {
    int i = start;
    while (i < text.length() && text.charAt(i) != ':' && text.charAt(i) != '=') {
      if (text.charAt(i) == '(') {
        i = closing(text, i);
      }
      i++;
    }
    return i;
  }

  /** The bracket that ends the argument: the first one that the constraint's end follows. */
  private static int closing(String text, int open) throws RouteException {
    for (int i = open + 1; i < text.length(); i++) {
      boolean ends =
          i + 1 == text.length() || text.charAt(i + 1) == ':' || text.charAt(i + 1) == '=';
      if (text.charAt(i) == ')' && ends) {
        return i;
      }
    }
    throw new RouteException("has a constraint without its closing bracket");
  }

  private static boolean hasCatchAll(RouteSegment segment) {
    return segment.isParameter() && segment.parameter().catchAll();
  }
}
