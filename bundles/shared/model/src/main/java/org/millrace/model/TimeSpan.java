package org.millrace.model;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads .NET's way to write a duration: {@code [d.]hh:mm[:ss[.fffffff]]}, as host.json and
 * schedules use it.
 */
public final class TimeSpan {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{1,8})\\.)?(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,7}))?)?|(\\d{1,8})");

  private TimeSpan() {}

  /** Empty when the text is no such duration; a bare number is days, as in .NET. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (matcher.group(6) != null) {
      return Optional.of(Duration.ofDays(Long.parseLong(matcher.group(6))));
    }
    int hours = number(matcher.group(2));
    int minutes = number(matcher.group(3));
    int seconds = number(matcher.group(4));
    if (hours > 23 || minutes > 59 || seconds > 59) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(matcher.group(1)))
            .plusHours(hours)
            .plusMinutes(minutes)
            .plusSeconds(seconds)
            .plusNanos(fraction(matcher.group(5))));
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static long fraction(String digits) {
    if (digits == null) {
      return 0;
    }
    return Long.parseLong((digits + "000000000").substring(0, 9));
  }
}
