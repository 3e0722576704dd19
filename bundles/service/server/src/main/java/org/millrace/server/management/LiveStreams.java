package org.millrace.server.management;

import org.millrace.server.events.AppLogs;
import org.millrace.server.events.ChangeStreams;
import org.millrace.server.events.LogStreams;

/** What subscribers listen to. */
record LiveStreams(ChangeStreams changes, AppLogs appLogs, LogStreams logs) {
  private static final int LISTENERS = 256;

  static LiveStreams of(ManagementParts parts, String agent) {
    AppLogs logs = new AppLogs(parts.store(), parts.journal().logs(), agent);
    return new LiveStreams(
        new ChangeStreams(parts.store(), parts.changes(), LISTENERS),
        logs,
        new LogStreams(logs, LISTENERS));
  }

  void end() {
    changes.close();
    logs.close();
  }
}
