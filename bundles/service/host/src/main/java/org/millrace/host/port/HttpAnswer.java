package org.millrace.host.port;

import java.util.List;

/** What goes back to the caller; the front end adds the framing and nothing else. */
public record HttpAnswer(int status, List<Header> headers, Body body) {
  public HttpAnswer {
    headers = List.copyOf(headers);
  }

  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, List.of(), Body.EMPTY);
  }
}
