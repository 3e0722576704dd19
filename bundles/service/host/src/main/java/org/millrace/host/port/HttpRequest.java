package org.millrace.host.port;

import java.util.List;
import java.util.Optional;

/**
 * A request to a function app, after the front end took off the app's prefix.
 *
 * @param path what the app sees, starting with a slash and still percent-encoded
 * @param query without the question mark; empty when there is none
 * @param url the absolute URL as the app sees it
 * @param headers in the order they came, without hop-by-hop headers
 * @param invocationId chosen by a caller inside the agent who wants to know the call again; empty
 *     for everybody else
 */
public record HttpRequest(
    String method,
    String path,
    String query,
    String url,
    List<Header> headers,
    Body body,
    String remoteAddress,
    Optional<String> invocationId) {

  public HttpRequest {
    headers = List.copyOf(headers);
  }

  public HttpRequest(
      String method,
      String path,
      String query,
      String url,
      List<Header> headers,
      Body body,
      String remoteAddress) {
    this(method, path, query, url, headers, body, remoteAddress, Optional.empty());
  }

  public HttpRequest withInvocationId(String id) {
    return new HttpRequest(method, path, query, url, headers, body, remoteAddress, Optional.of(id));
  }

  /** The first header of that name, letter case ignored. */
  public Optional<String> header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }
}
