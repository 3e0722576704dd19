package org.millrace.host.http;

import java.io.Serial;

/** A route cannot be used; the message completes 'the route …'. */
final class RouteException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  RouteException(String message) {
    super(message);
  }
}
