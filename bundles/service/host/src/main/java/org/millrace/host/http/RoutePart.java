package org.millrace.host.http;

import java.util.List;
import java.util.Optional;

/** What a segment of a route template is made of. */
sealed interface RoutePart {

  record Literal(String text) implements RoutePart {}

  /**
   * @param fallback the value when the request has none
   */
  record Parameter(
      String name,
      boolean optional,
      boolean catchAll,
      Optional<String> fallback,
      List<RouteConstraint> constraints)
      implements RoutePart {

    boolean accepts(String value) {
      for (RouteConstraint constraint : constraints) {
        if (!constraint.accepts(value)) {
          return false;
        }
      }
      return true;
    }

    boolean canBeMissing() {
      return optional || catchAll || fallback.isPresent();
    }
  }
}
