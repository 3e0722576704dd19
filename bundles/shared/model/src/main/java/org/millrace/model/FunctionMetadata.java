package org.millrace.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a function before it is loaded, from function.json or from the language worker's
 * own index.
 *
 * @param functionId the worker's word for it; a UUID for functions read from function.json
 * @param directory the function's folder as the worker expects it back; empty where the worker gave
 *     none
 * @param properties what the worker's index wants back in the load request
 */
public record FunctionMetadata(
    String name,
    String functionId,
    String directory,
    String scriptFile,
    String entryPoint,
    String language,
    List<BindingMetadata> bindings,
    Optional<RetryPolicy> retry,
    Map<String, String> properties) {

  public FunctionMetadata {
    bindings = List.copyOf(bindings);
    properties = Map.copyOf(properties);
  }

  /** The one trigger that every valid function has. */
  public BindingMetadata trigger() {
    return bindings.stream().filter(BindingMetadata::isTrigger).findFirst().orElseThrow();
  }

  public boolean isHttp() {
    return trigger().isType("httpTrigger");
  }
}
