package org.millrace.cluster;

import java.util.List;
import org.millrace.host.ScriptHost;

/** What a request to an app meets on this agent. */
public sealed interface Serving {

  /** A script host answers. */
  record By(ScriptHost host) implements Serving {}

  /** The first host of the app comes up; requests may wait for it. */
  record Starting() implements Serving {}

  /**
   * Other agents answer for the app, as this one is being drained.
   *
   * @param agents where their data planes are, without a trailing slash; at least one
   */
  record Elsewhere(List<String> agents) implements Serving {}

  /** The app exists, but nothing answers for it; {@code reason} is for people. */
  record Not(String reason) implements Serving {}
}
