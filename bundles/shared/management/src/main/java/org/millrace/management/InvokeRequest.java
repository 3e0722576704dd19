package org.millrace.management;

import java.util.Map;

/**
 * A call made for a person who tests a function. The agent adds a key that opens it.
 *
 * @param path what follows the app's root, with its query: {@code /api/orders?x=1}; ignored for
 *     other triggers
 * @param body as text; for other triggers the trigger's value
 */
public record InvokeRequest(
    String function, String method, String path, Map<String, String> headers, String body) {
  public InvokeRequest {
    headers = Map.copyOf(headers);
  }
}
