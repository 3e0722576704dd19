package org.millrace.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.millrace.management.Deployment;
import org.millrace.management.Deployment.LogEntry;

/** A deployment's log as publishing clients read it. */
final class DeploymentLog {
  private DeploymentLog() {}

  record Line(
      @JsonProperty("log_time") String time,
      @JsonProperty("id") String id,
      @JsonProperty("message") String message,
      @JsonProperty("type") int type,
      @JsonProperty("details_url") String details) {}

  static List<Line> of(Deployment deployment, List<LogEntry> entries) {
    List<LogEntry> all = new ArrayList<>(entries);
    Instant end = deployment.ended().orElse(deployment.received());
    boolean failed =
        switch (deployment.state()) {
          case FAILED, CANCELLED -> true;
          default -> false;
        };
    if (failed && entries.stream().noneMatch(entry -> entry.level() == LogEntry.Level.ERROR)) {
      // GitHub's action prints the log and never the status text.
      all.add(new LogEntry(end, LogEntry.Level.ERROR, deployment.statusText()));
    }
    boolean live = !failed && !deployment.state().isRunning();
    if (live && entries.stream().noneMatch(DeploymentLog::tellsOfSyncing)) {
      // VS Code looks for this word and then leaves out a trigger sync of its own.
      all.add(new LogEntry(end, LogEntry.Level.MESSAGE, "Syncing triggers..."));
    }
    return lines(all);
  }

  private static boolean tellsOfSyncing(LogEntry entry) {
    return entry.message().toLowerCase(Locale.ROOT).contains("syncing");
  }

  private static List<Line> lines(List<LogEntry> entries) {
    List<Line> lines = new ArrayList<>();
    for (LogEntry entry : entries) {
      String id = Integer.toString(lines.size() + 1);
      lines.add(new Line(entry.time().toString(), id, entry.message(), type(entry.level()), null));
    }
    return lines;
  }

  private static int type(LogEntry.Level level) {
    return switch (level) {
      case MESSAGE -> 0;
      case WARNING -> 1;
      case ERROR -> 2;
    };
  }
}
