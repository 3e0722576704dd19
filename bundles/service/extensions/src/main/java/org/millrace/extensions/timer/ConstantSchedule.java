package org.millrace.extensions.timer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fires at fixed distances, whatever the clock on the wall does; written as a .NET TimeSpan. */
record ConstantSchedule(Duration span) implements Schedule {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Pattern TIME_SPAN =
      Pattern.compile(
          "(?:(?<days>\\d{1,8})[.:](?=\\d+:\\d+:))?"
              + "(?<hours>\\d{1,8}):(?<minutes>\\d{1,2})"
              + "(?::(?<seconds>\\d{1,2})(?:\\.(?<fraction>\\d{1,7}))?)?"
              + "|(?<only>\\d{1,8})");
  private static final int FRACTION_DIGITS = 7;

  static ConstantSchedule parse(String text) {
    Matcher parts = TIME_SPAN.matcher(text.strip());
    if (!parts.matches()) {
      throw new ScheduleException(
          "The schedule '"
              + text
              + "' is neither a cron expression of five or six fields nor a time span such as"
              + " 00:05:00.");
    }
    Duration span = parts.group("only") != null ? days(parts.group("only")) : span(text, parts);
    if (span.isZero()) {
      throw new ScheduleException(
          "The schedule '" + text + "' would fire without pause. Write a time span over zero.");
    }
    return new ConstantSchedule(span);
  }

  private static Duration days(String text) {
    return Duration.ofDays(Long.parseLong(text));
  }

  /** Hours over 23 are days, and what follows moves along: .NET reads 24:00:00 as 24 days. */
  private static Duration span(String text, Matcher parts) {
    int first = Integer.parseInt(parts.group("hours"));
    int second = Integer.parseInt(parts.group("minutes"));
    int third = parts.group("seconds") == null ? 0 : Integer.parseInt(parts.group("seconds"));
    boolean daysFirst =
        first > 23
            && parts.group("days") == null
            && parts.group("seconds") != null
            && parts.group("fraction") == null;
    if (daysFirst) {
      return Duration.ofDays(first).plus(time(text, second, third, 0));
    }
    Duration time = time(text, first, second, third);
    if (parts.group("fraction") != null) {
      String digits = parts.group("fraction");
      time =
          time.plusNanos(
              Long.parseLong(digits + "0".repeat(FRACTION_DIGITS - digits.length())) * 100);
    }
    return parts.group("days") == null ? time : time.plus(days(parts.group("days")));
  }

  private static Duration time(String text, int hours, int minutes, int seconds) {
    if (hours > 23 || minutes > 59 || seconds > 59) {
      throw new ScheduleException(
          "The time span '" + text + "' has a part out of range: at most 23:59:59 after the days.");
    }
    return Duration.ofHours(hours).plusMinutes(minutes).plusSeconds(seconds);
  }

  @Override
  public Optional<Instant> next(Instant after) {
    try {
      return Optional.of(after.plus(span));
    } catch (DateTimeException | ArithmeticException never) {
      return Optional.empty();
    }
  }

  @Override
  public boolean followsTheClock() {
    return false;
  }

  @Override
  public boolean isTooOftenToMonitor() {
    return span.compareTo(MINUTE) < 0;
  }
}
