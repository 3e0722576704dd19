package org.millrace.rpc.conversation;

import java.util.Map;

/**
 * What a worker said it can do, read once so that a call looks nothing up. Any value that is not
 * empty means yes.
 *
 * @param bodyOnly RpcHttp carries no rawBody
 * @param rawBodyBytes an HTTP body is always bytes
 * @param requestInMetadata the trigger metadata repeats the HTTP request
 * @param skipEmptyHeaders headers without value are left out of the plain map
 * @param nullableMaps headers, query and params go into the nullable maps
 * @param collections arrays need not become JSON
 * @param keepEmptyEntries a collection of texts keeps its empty ones
 * @param http HTTP requests are forwarded to the worker's own port
 * @param httpParameters even then it wants the route's parameters
 */
record Capabilities(
    boolean bodyOnly,
    boolean rawBodyBytes,
    boolean requestInMetadata,
    boolean skipEmptyHeaders,
    boolean nullableMaps,
    boolean collections,
    boolean keepEmptyEntries,
    boolean cancel,
    boolean terminate,
    boolean status,
    boolean loadCollection,
    boolean http,
    boolean httpParameters) {

  static final Capabilities NONE = of(Map.of());

  static Capabilities of(Map<String, String> said) {
    return new Capabilities(
        on(said, "RpcHttpBodyOnly"),
        on(said, "RawHttpBodyBytes"),
        !on(said, "RpcHttpTriggerMetadataRemoved"),
        on(said, "IgnoreEmptyValuedRpcHttpHeaders"),
        on(said, "UseNullableValueDictionaryForHttp"),
        on(said, "TypedDataCollection"),
        on(said, "IncludeEmptyEntriesInMessagePayload"),
        on(said, "HandlesInvocationCancelMessage"),
        on(said, "HandlesWorkerTerminateMessage"),
        on(said, "WorkerStatus"),
        on(said, "SupportsLoadResponseCollection") || on(said, "AcceptsListOfFunctionLoadRequests"),
        on(said, "HttpUri"),
        on(said, "RequiresRouteParameters"));
  }

  private static boolean on(Map<String, String> said, String name) {
    return !said.getOrDefault(name, "").isEmpty();
  }
}
