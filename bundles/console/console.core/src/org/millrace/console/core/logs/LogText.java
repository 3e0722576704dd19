package org.millrace.console.core.logs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.management.LogLine;

/** How the entries of a log stream are written: one after the other, further lines indented. */
public final class LogText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final int LONGEST = 8 << 10;
  private static final int ID = 8;

  private final ZoneId zone;

  public LogText(ZoneId zone) {
    this.zone = zone;
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

  private static String folded(String message) {
    return message.length() <= LONGEST
        ? message
        : message.substring(0, LONGEST) + "… " + DeploymentWords.size(message.length());
  }

  private static String indented(String message) {
    return message.stripTrailing().replace("\r", "").replace("\n", "\n    ");
  }

  private String time(Instant moment) {
    return TIME.format(moment.atZone(zone));
  }

  private static String note(String sentence, Object... values) {
    return "── " + NLS.bind(sentence, values) + " ──\n";
  }
}
