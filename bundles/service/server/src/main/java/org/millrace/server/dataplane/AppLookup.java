package org.millrace.server.dataplane;

import java.util.List;

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

  /** The app answers here; who gets it has to leave it. */
  record Running(RunningApp app) implements Found {}

  /** The app comes up: a request waits for it, for a while. */
  record Starting() implements Found {}

  /**
   * The app answers on other agents.
   *
   * @param agents where they answer, without a trailing slash; at least one
   */
  record Elsewhere(List<String> agents) implements Found {}

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
  record Unknown() implements Found {}
}
