package org.millrace.cluster;

import java.util.HashMap;
import java.util.Map;
import org.millrace.host.ScriptHost;
import org.millrace.model.AppName;

/** One app on this agent: its revisions, at most two during a rollout, and the one that answers. */
final class HostedApp {
  private final AppName name;
  private final Map<Integer, HostedRevision> revisions = new HashMap<>();
  private volatile Serving serving;

  HostedApp(AppName name, Serving serving) {
    this.name = name;
    this.serving = serving;
  }

  AppName name() {
    return name;
  }

  /** By number; of the reconciler's thread only. */
  Map<Integer, HostedRevision> revisions() {
    return revisions;
  }

  /** What requests meet; from any thread. */
  Serving serving() {
    return serving;
  }

  void serve(Serving next) {
    serving = next;
  }

  boolean isServing(ScriptHost host) {
    return serving instanceof Serving.By by && by.host() == host;
  }
}
