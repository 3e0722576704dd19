package org.millrace.host.http;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;

/**
 * Tells whether a text is a date, for the constraint datetime. The official host takes nearly
 * anything .NET can read; these are the forms people put into a URL.
 */
final class RouteDates {
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          form(
              "uuuu-M-d['T'][' ']['t'][H:mm[:ss[.SSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]]][XXX][X]"),
          form("uuuu-M"),
          form("M-d-uuuu[ H:mm[:ss]]"),
          form("H:mm[:ss]"),
          form("d MMM uuuu[ H:mm[:ss]]"),
          form("EEE, d MMM uuuu HH:mm:ss 'GMT'"));

  private RouteDates() {}

  private static DateTimeFormatter form(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  static boolean isDate(String value) {
    String text = value.strip();
    return text.length() <= 40 && FORMS.stream().anyMatch(form -> parses(form, text));
  }

  private static boolean parses(DateTimeFormatter form, String text) {
    try {
      form.parse(text);
      return true;
    } catch (DateTimeException noDate) {
      return false;
    }
  }
}
