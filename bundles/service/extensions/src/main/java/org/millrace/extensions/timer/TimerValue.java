package org.millrace.extensions.timer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import org.millrace.host.port.Datum;
import org.millrace.host.port.TimerLedger.Entry;

/** What a function hears of the timer that runs it, in the official host's form. */
final class TimerValue {
  private static final int TICKS = 7;
  private static final String NO_TIME = "0001-01-01T00:00:00+00:00";
  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, TICKS, true)
          .appendOffset("+HH:MM", "+00:00")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter NOW =
      DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT);

  private TimerValue() {}

  static Datum of(TimerTrigger trigger, Entry entry, Instant started, boolean pastDue) {
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    value.putObject("Schedule").put("AdjustForDST", trigger.schedule().followsTheClock());
    if (trigger.monitored()) {
      String last = entry.last().map(time -> stamp(time, trigger.zone())).orElse(NO_TIME);
      value
          .putObject("ScheduleStatus")
          .put("Last", last)
          .put("Next", next(trigger, entry, started))
          .put("LastUpdated", last);
    } else {
      value.putNull("ScheduleStatus");
    }
    value.put("IsPastDue", pastDue);
    return new Datum.Json(value.toString());
  }

  /** A run at the start of an app is due at a time that its schedule does not name. */
  private static String next(TimerTrigger trigger, Entry entry, Instant started) {
    Instant due = entry.due();
    boolean named =
        !trigger.schedule().followsTheClock() || trigger.dueAfter(due.minusNanos(1)).equals(due);
    return stamp(named ? due : trigger.dueAfter(started), trigger.zone());
  }

  private static String stamp(Instant time, ZoneId zone) {
    return time.equals(Instant.MAX)
        ? "9999-12-31T23:59:59.9999999+00:00"
        : STAMP.format(time.atZone(zone));
  }

  static Map<String, Datum> metadata(TimerTrigger trigger, Instant started) {
    return Map.of("TimerTrigger", new Datum.Text(NOW.format(started.atZone(trigger.zone()))));
  }
}
