package org.millrace.extensions.timer;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The parts of a cron expression, each with its range and the names it knows. */
enum CronField {
  SECOND(0, 59, List.of()),
  MINUTE(0, 59, List.of()),
  HOUR(0, 23, List.of()),
  DAY(1, 31, List.of()),
  MONTH(
      1,
      12,
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december")),
  WEEKDAY(
      0, 6, List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"));

  private static final int MOST_DIGITS = 9;

  private final int lowest;
  private final int highest;
  private final List<String> names;

  CronField(int lowest, int highest, List<String> names) {
    this.lowest = lowest;
    this.highest = highest;
    this.names = names;
  }

  /** The values that a field such as {@code 1-5,10/5} means. */
  BitSet parse(String text) {
    BitSet values = new BitSet(highest + 1);
    for (String part : text.split(",", -1)) {
      add(values, text, part);
    }
    return values;
  }

  private void add(BitSet values, String text, String part) {
    int slash = part.indexOf('/');
    String range = slash < 0 ? part : part.substring(0, slash);
    int step = slash < 0 ? 1 : step(text, part.substring(slash + 1));
    int hyphen = range.indexOf('-');
    int from;
    int to;
    if (range.equals("*")) {
      from = lowest;
      to = highest;
    } else if (hyphen >= 0) {
      from = value(text, range.substring(0, hyphen));
      to = value(text, range.substring(hyphen + 1));
    } else {
      from = value(text, range);
      to = slash < 0 ? from : highest;
    }
    if (from > to) {
      throw wrong(text, "goes from " + from + " back to " + to + "; write two ranges instead");
    }
    // Not an int loop: a step may be as large as an int.
    for (long value = from; value <= to; value += step) {
      values.set((int) value);
    }
  }

  private int step(String text, String digits) {
    int step = number(text, digits);
    if (step == 0) {
      throw wrong(text, "has a step of 0");
    }
    return step;
  }

  private int value(String text, String word) {
    String known = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < names.size() && !word.isEmpty(); i++) {
      if (names.get(i).startsWith(known)) {
        return lowest + i;
      }
    }
    int number = number(text, word);
    if (number < lowest || number > highest) {
      throw wrong(text, "has " + number + ", which is not from " + lowest + " to " + highest);
    }
    return number;
  }

  private int number(String text, String digits) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!plain) {
      throw wrong(text, "has '" + digits + "', which means nothing there");
    }
    return Integer.parseInt(digits);
  }

  private ScheduleException wrong(String text, String why) {
    return new ScheduleException(
        "The field '" + text + "' (" + name().toLowerCase(Locale.ROOT) + ") " + why + ".");
  }
}
