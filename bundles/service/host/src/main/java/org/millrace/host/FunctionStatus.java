package org.millrace.host;

import java.util.List;
import java.util.Optional;
import org.millrace.model.AuthorizationLevel;
import org.millrace.model.FunctionMetadata;

/**
 * What became of one function of a script host.
 *
 * @param metadata empty when not even its bindings could be read
 * @param http where it answers; empty for other triggers and for functions without a valid route
 * @param loaded whether it can be invoked (a disabled one is loaded, too)
 * @param enabled false when a setting or the revision switched it off
 * @param error why it is not loaded, or why its trigger never fires; empty when all is well
 */
public record FunctionStatus(
    String name,
    Optional<FunctionMetadata> metadata,
    Optional<Http> http,
    boolean loaded,
    boolean enabled,
    String error) {

  /**
   * @param route with prefix and leading slash, as in {@code /api/orders/{id}}
   * @param methods upper-case; empty means every method
   */
  public record Http(String route, List<String> methods, AuthorizationLevel level) {
    public Http {
      methods = List.copyOf(methods);
    }
  }
}
