package org.millrace.management;

import java.util.List;

/**
 * A function of the active revision.
 *
 * @param trigger the trigger's type, such as {@code httpTrigger}
 * @param source where it listens, in a person's words: {@code /api/orders/{id}}, a schedule, a
 *     queue
 * @param methods upper-case; empty means every method, or no HTTP function
 * @param authLevel {@code anonymous}, {@code function}, {@code admin}; empty unless HTTP
 * @param file the file that holds its code, relative to the app; empty when unknown
 * @param error why it is not loaded; empty when it is
 */
public record Function(
    String name,
    String trigger,
    String source,
    List<String> methods,
    String authLevel,
    boolean enabled,
    String file,
    String error) {

  public Function {
    methods = List.copyOf(methods);
  }
}
