package org.millrace.cluster;

import org.millrace.host.ScriptHost;

/** What a request to an app meets on this agent. */
public sealed interface Serving {

  /** A script host answers. */
  record By(ScriptHost host) implements Serving {}

  /** The first host of the app comes up; requests may wait for it. */
  record Starting() implements Serving {}

  /** The app exists, but nothing answers for it; {@code reason} is for people. */
  record Not(String reason) implements Serving {}
}
