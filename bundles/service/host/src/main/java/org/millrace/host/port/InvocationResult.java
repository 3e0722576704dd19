package org.millrace.host.port;

import java.util.Map;

/** How an invocation ended. A function that fails is a result, not an exception of ours. */
public sealed interface InvocationResult {

  /** The function returned: its outputs by binding name and the value of {@code $return}. */
  record Success(Map<String, Datum> outputs, Datum returnValue) implements InvocationResult {
    public Success {
      outputs = Map.copyOf(outputs);
    }
  }

  /** The function threw, or its worker ended; texts are the worker's own. */
  record Failure(String type, String message, String stackTrace) implements InvocationResult {}

  /** The worker gave the invocation up because we asked. */
  record Cancelled(String message) implements InvocationResult {}
}
