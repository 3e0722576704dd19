package org.millrace.server.dataplane;

import java.util.concurrent.CompletionStage;
import org.millrace.host.port.Datum;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationResult;

/**
 * A function app that one caller has entered: it answers to the end, whatever is deployed
 * meanwhile. Stages never fail, since errors are answers; they may complete on any thread. Who
 * cancels a stage's future says that its caller has gone.
 */
public interface RunningApp {

  CompletionStage<HttpAnswer> handle(HttpRequest request);

  /**
   * Runs a function without its trigger.
   *
   * @param invocationId chosen by the caller, who wants to know its log lines
   * @param input the trigger's value
   */
  CompletionStage<InvocationResult> invoke(String invocationId, String function, Datum input);

  /** The caller has its answer, or has gone. Idempotent. */
  void leave();
}
