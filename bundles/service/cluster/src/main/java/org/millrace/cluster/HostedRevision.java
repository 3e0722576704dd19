package org.millrace.cluster;

import java.time.Instant;
import org.millrace.host.ScriptHost;
import org.millrace.store.HostingRow;
import org.millrace.store.RevisionRow;

/**
 * One revision of an app on this agent, from its first file to its last worker. Of the reconciler's
 * thread only.
 */
final class HostedRevision {
  private final RevisionRow revision;
  private ScriptHost host;
  private HostingRow.State state = HostingRow.State.STARTING;
  private String detail = "";
  private HostedReport report = HostedReport.NONE;
  private int attempt;
  private Instant retryAt = Instant.MAX;
  private boolean reported;

  HostedRevision(RevisionRow revision) {
    this.revision = revision;
  }

  RevisionRow revision() {
    return revision;
  }

  HostingRow.State state() {
    return state;
  }

  String detail() {
    return detail;
  }

  HostedReport report() {
    return report;
  }

  ScriptHost host() {
    return host;
  }

  boolean isReported() {
    return reported;
  }

  void reported() {
    reported = true;
  }

  boolean isDue(Instant now) {
    return state == HostingRow.State.FAILED && !retryAt.isAfter(now);
  }

  void loadingAgain() {
    host = null;
    moveTo(HostingRow.State.STARTING, detail);
  }

  void loaded(ScriptHost started, HostedReport found, String warnings) {
    host = started;
    report = found;
    attempt = 0;
    moveTo(HostingRow.State.READY, warnings);
  }

  void serving() {
    moveTo(HostingRow.State.SERVING, detail);
  }

  /** Comes up again later: after 5 s, then twice as long each time, at most 5 minutes apart. */
  void failed(String reason, Instant now) {
    host = null;
    retryAt = now.plusSeconds(Math.min(300, 5L << Math.min(attempt++, 6)));
    moveTo(HostingRow.State.FAILED, reason);
  }

  private void moveTo(HostingRow.State next, String why) {
    state = next;
    detail = why;
    reported = false;
  }
}
