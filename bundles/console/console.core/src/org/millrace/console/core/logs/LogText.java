package org.millrace.console.core.logs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.management.LogLine;

/** How the entries of a log stream are written: one after the other, further lines indented. */
public final class LogText {
  private static final String TIME = "HH:mm:ss.SSS";
  private static final String DAY_AND_TIME = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";
  private static final int LONGEST = 8 << 10;
  private static final int ID = 8;

  private final DateTimeFormatter time;
  private final int longest;

  /** For the screen, where nobody reads a line to the end of its megabyte. */
  public LogText(ZoneId zone) {
    this(DateTimeFormatter.ofPattern(TIME).withZone(zone), LONGEST);
  }

  private LogText(DateTimeFormatter time, int longest) {
    this.time = time;
    this.longest = longest;
  }

  /** For files, which are read elsewhere on another day. */
  static LogText forFiles() {
    DateTimeFormatter utc = DateTimeFormatter.ofPattern(DAY_AND_TIME).withZone(ZoneOffset.UTC);
    return new LogText(utc, Integer.MAX_VALUE);
  }

  /** Ends with a line break. */
  public String of(LogEntry entry) {
    return switch (entry) {
      case LogEntry.Line(LogLine line) -> line(line);
      case LogEntry.Gap gap ->
          note(Messages.Log_gap, gap.count(), gap.agent(), gap.from(), gap.to());
      case LogEntry.Reconnected away ->
          note(Messages.Log_reconnected, time(away.lost()), time(away.back()));
      case LogEntry.Dropped dropped -> note(Messages.Log_dropped, dropped.count());
    };
  }

  private String line(LogLine line) {
    StringBuilder text = new StringBuilder();
    text.append(time(line.time())).append("  ").append(LogLevel.of(line).mark());
    column(text, line.function());
    column(text, line.invocationId().substring(0, Math.min(ID, line.invocationId().length())));
    column(text, line.agent());
    return text.append("  ").append(indented(folded(line.message()))).append('\n').toString();
  }

  private static void column(StringBuilder text, String value) {
    if (!value.isEmpty()) {
      text.append("  ").append(value);
    }
  }

  private String folded(String message) {
    return message.length() <= longest
        ? message
        : message.substring(0, longest) + "… " + DeploymentWords.size(message.length());
  }

  private static String indented(String message) {
    return message.stripTrailing().replace("\r", "").replace("\n", "\n    ");
  }

  private String time(Instant moment) {
    return time.format(moment);
  }

  private static String note(String sentence, Object... values) {
    return "── " + NLS.bind(sentence, values) + " ──\n";
  }
}
