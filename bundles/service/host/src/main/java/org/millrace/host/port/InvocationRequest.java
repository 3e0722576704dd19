package org.millrace.host.port;

import java.util.Map;
import java.util.Optional;

/**
 * One call of a loaded function.
 *
 * @param inputs by binding name, the trigger first (so a map that keeps order)
 * @param triggerMetadata the trigger's binding data
 * @param traceParent W3C trace context; never absent on the wire, .NET fails without it
 */
public record InvocationRequest(
    String invocationId,
    String functionId,
    Map<String, Datum> inputs,
    Map<String, Datum> triggerMetadata,
    String traceParent,
    String traceState,
    Optional<Retry> retry) {

  /** Which try of a retried invocation this is. */
  public record Retry(int count, int maximum) {}
}
