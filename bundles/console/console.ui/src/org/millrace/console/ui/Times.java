package org.millrace.console.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.millrace.console.ui.preferences.Preferences;

/** How points in time and durations are written for a person. */
public final class Times {
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss");

  private Times() {}

  /** The time of the day if it is today, else the date as well. */
  public static String moment(Instant time) {
    ZoneId zone = Preferences.zone();
    ZonedDateTime here = time.atZone(zone);
    if (here.toLocalDate().equals(LocalDate.now(zone))) {
      return TODAY.format(here);
    }
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).format(here);
  }

  /** {@code 850 ms}, {@code 1.9 s}, {@code 2 min 5 s}. */
  public static String duration(Duration time) {
    if (time.toMillis() < 1000) {
      return time.toMillis() + " ms";
    }
    if (time.toSeconds() < 60) {
      return String.format(Locale.getDefault(), "%.1f s", time.toMillis() / 1000.0);
    }
    return time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }
}
