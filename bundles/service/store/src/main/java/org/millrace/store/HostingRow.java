package org.millrace.store;

import java.time.Instant;
import org.millrace.model.AppName;

/**
 * What an agent says of a revision it runs; two for an app during a rollout.
 *
 * @param detail why it is in that state, one sentence; empty when all is well
 * @param functions JSON of the agent's own making: the functions, their triggers and errors
 */
public record HostingRow(
    AppName app,
    String agent,
    int revision,
    State state,
    String detail,
    String functions,
    Instant changed) {

  /** Where a revision is on one agent. */
  public enum State {
    FETCHING,
    STARTING,
    /** Loaded, but requests still go to the revision before. */
    READY,
    SERVING,
    DRAINING,
    FAILED
  }
}
