package org.millrace.server.dataplane;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.millrace.host.port.Datum;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationResult;

/**
 * A function app that takes requests. Stages never fail, since errors are answers; they may
 * complete on any thread. Who cancels a stage's future says that its caller has gone.
 */
public interface RunningApp {

  CompletionStage<HttpAnswer> handle(HttpRequest request);

  /**
   * Runs a function without its trigger.
   *
   * @param input the trigger's value
   */
  CompletionStage<InvocationResult> invoke(
      String function, Datum input, Map<String, Datum> metadata);
}
