package org.millrace.cluster;

import java.util.List;
import org.millrace.store.AppRow;

/**
 * How an app is, over all agents.
 *
 * @param reason why it is not running, one sentence; empty when it is
 * @param report what the agents found in its active revision
 * @param warnings what a person should know although it runs
 */
public record AppStatus(
    AppRow app, State state, String reason, HostedReport report, List<String> warnings) {

  public AppStatus {
    warnings = List.copyOf(warnings);
  }

  /** The states of an app. */
  public enum State {
    /** Made, but nothing was ever deployed to it. */
    EMPTY,
    STARTING,
    RUNNING,
    DEPLOYING,
    ERROR,
    STOPPED,
    /** No ready agent can run it. */
    NOWHERE
  }
}
