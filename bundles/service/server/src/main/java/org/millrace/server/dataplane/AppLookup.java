package org.millrace.server.dataplane;

import java.util.concurrent.CompletionStage;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;

/**
 * Which app answers to a name on this agent. Asked for every request on an event loop: it answers
 * from memory.
 */
@FunctionalInterface
public interface AppLookup {

  /**
   * @param name as it stands in the URL, in lower case; anything a caller can send
   */
  Found find(String name);

  /** What became of the search. */
  sealed interface Found {}

  /** The app answers here. */
  record Serving(HttpApp app) implements Found {}

  /**
   * There is such an app, but it does not answer.
   *
   * @param reason the sentence for the caller, who need not be a person of ours
   */
  record NotServing(String reason) implements Found {
    /** As the reference host says it in state Error. */
    public static final NotServing ERROR = new NotServing("Function host is not running.");
  }

  /** No app has this name. */
  record Unknown() implements Found {
    public static final Unknown INSTANCE = new Unknown();
  }

  /** A function app that takes requests. */
  @FunctionalInterface
  interface HttpApp {

    /**
     * Never fails: an error is an answer. May complete on any thread. Who cancels the stage's
     * future says that its caller has gone.
     */
    CompletionStage<HttpAnswer> handle(HttpRequest request);
  }
}
