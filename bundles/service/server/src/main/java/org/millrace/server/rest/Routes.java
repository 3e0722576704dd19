package org.millrace.server.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The routes of an API. A path goes to the route with the same segments, literal ones before
 * parameters; two routes of one method must differ in a literal.
 */
public final class Routes {
  private final List<Template> templates = new ArrayList<>();

  public Routes(List<Route> routes) {
    routes.forEach(route -> templates.add(new Template(route, segments(route.template()))));
  }

  public List<Route> all() {
    return templates.stream().map(Template::route).toList();
  }

  /**
   * A route and what the path gave for its parameters, decoded.
   *
   * @param parameters by the names in the template
   */
  public record Match(Route route, Map<String, String> parameters) {}

  /**
   * @param path percent-encoded
   */
  Match find(String method, String path) throws Refused {
    List<String> wanted = segments(path);
    List<Template> fitting = templates.stream().filter(template -> template.fits(wanted)).toList();
    Optional<Template> best =
        fitting.stream()
            .filter(template -> template.route.method().equals(method))
            .reduce((one, other) -> other.isNarrowerThan(one) ? other : one);
    if (best.isEmpty()) {
      throw fitting.isEmpty() ? unknown() : Refused.wrongMethod(method, methods(fitting));
    }
    return new Match(best.get().route, best.get().parameters(wanted));
  }

  private static String methods(List<Template> fitting) {
    return fitting.stream()
        .map(template -> template.route.method())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Refused unknown() {
    return new Refused(
        404, "The management API has no such address. GET /api/v1/openapi.json lists them all.");
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  private record Template(Route route, List<String> segments) {

    boolean fits(List<String> path) {
      if (path.size() != segments.size()) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        boolean fits =
            isParameter(i) ? !path.get(i).isEmpty() : segments.get(i).equals(path.get(i));
        if (!fits) {
          return false;
        }
      }
      return true;
    }

    boolean isNarrowerThan(Template other) {
      for (int i = 0; i < segments.size(); i++) {
        if (isParameter(i) != other.isParameter(i)) {
          return !isParameter(i);
        }
      }
      return false;
    }

    private boolean isParameter(int segment) {
      return segments.get(segment).startsWith("{");
    }

    Map<String, String> parameters(List<String> path) throws Refused {
      Map<String, String> parameters = new LinkedHashMap<>();
      for (int i = 0; i < segments.size(); i++) {
        if (isParameter(i)) {
          String name = segments.get(i);
          parameters.put(name.substring(1, name.length() - 1), decode(path.get(i)));
        }
      }
      return parameters;
    }

    private static String decode(String segment) throws Refused {
      try {
        // A plus is a plus in a path.
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException malformed) {
        throw new Refused(400, "'" + segment + "' in the address is not percent-encoded rightly.");
      }
    }
  }
}
