package org.millrace.extensions.timer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An NCRONTAB expression: which seconds of a calendar it means, wherever that calendar hangs. Day
 * and weekday must both fit.
 */
final class CronExpression {
  /** 29 February on one weekday may be 40 years away; what is not there by then never comes. */
  private static final int MOST_YEARS = 100;

  private static final int WITHOUT_SECONDS = 5;
  private static final int DAYS_OF_WEEK = 7;

  private final Map<CronField, BitSet> fields;

  private CronExpression(Map<CronField, BitSet> fields) {
    this.fields = fields;
  }

  /** Six fields from seconds to weekdays, or five without the seconds, between blanks. */
  static CronExpression parse(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(" ")) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    if (parts.size() == WITHOUT_SECONDS) {
      parts.addFirst("0");
    }
    CronField[] all = CronField.values();
    if (parts.size() != all.length) {
      throw new ScheduleException(
          "The schedule '" + text + "' has " + parts.size() + " fields; write five or six.");
    }
    Map<CronField, BitSet> fields = new EnumMap<>(CronField.class);
    for (CronField field : all) {
      fields.put(field, field.parse(parts.get(field.ordinal())));
    }
    return new CronExpression(fields);
  }

  /** Whether two occurrences may follow one another closely, as with {@code *} and {@code 9-17}. */
  boolean isInterval() {
    return hasNeighbours(CronField.SECOND)
        || hasNeighbours(CronField.MINUTE)
        || hasNeighbours(CronField.HOUR);
  }

  private boolean hasNeighbours(CronField field) {
    BitSet values = fields.get(field);
    return values.stream().anyMatch(value -> values.get(value + 1));
  }

  /** Several seconds of every minute. */
  boolean isEveryFewSeconds() {
    return fields.get(CronField.SECOND).cardinality() > 1
        && fields.get(CronField.MINUTE).cardinality() == 60
        && fields.get(CronField.HOUR).cardinality() == 24
        && fields.get(CronField.DAY).cardinality() == 31
        && fields.get(CronField.MONTH).cardinality() == 12
        && fields.get(CronField.WEEKDAY).cardinality() == DAYS_OF_WEEK;
  }

  Optional<LocalDateTime> next(LocalDateTime after) {
    LocalDateTime from = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    LocalDate day = from.toLocalDate();
    if (hasDay(day)) {
      Optional<LocalTime> time = timeFrom(from.toLocalTime());
      if (time.isPresent()) {
        return Optional.of(day.atTime(time.get()));
      }
    }
    return dayAfter(day).map(next -> next.atTime(timeFrom(LocalTime.MIN).orElseThrow()));
  }

  private Optional<LocalDate> dayAfter(LocalDate before) {
    LocalDate end = before.plusYears(MOST_YEARS);
    LocalDate day = before.plusDays(1);
    while (day.isBefore(end)) {
      if (!fields.get(CronField.MONTH).get(day.getMonthValue())) {
        day = day.withDayOfMonth(1).plusMonths(1);
      } else if (hasDay(day)) {
        return Optional.of(day);
      } else {
        day = day.plusDays(1);
      }
    }
    return Optional.empty();
  }

  private boolean hasDay(LocalDate day) {
    return fields.get(CronField.MONTH).get(day.getMonthValue())
        && fields.get(CronField.DAY).get(day.getDayOfMonth())
        && fields.get(CronField.WEEKDAY).get(day.getDayOfWeek().getValue() % DAYS_OF_WEEK);
  }

  /** The first time of a day at or after that one. */
  private Optional<LocalTime> timeFrom(LocalTime from) {
    BitSet hours = fields.get(CronField.HOUR);
    int hour = hours.nextSetBit(from.getHour());
    if (hour == from.getHour()) {
      Optional<LocalTime> inHour = inHourFrom(from);
      if (inHour.isPresent()) {
        return inHour;
      }
      hour = hours.nextSetBit(hour + 1);
    }
    return hour < 0
        ? Optional.empty()
        : Optional.of(LocalTime.of(hour, first(CronField.MINUTE), first(CronField.SECOND)));
  }

  private Optional<LocalTime> inHourFrom(LocalTime from) {
    BitSet minutes = fields.get(CronField.MINUTE);
    int minute = minutes.nextSetBit(from.getMinute());
    if (minute == from.getMinute()) {
      int second = fields.get(CronField.SECOND).nextSetBit(from.getSecond());
      if (second >= 0) {
        return Optional.of(LocalTime.of(from.getHour(), minute, second));
      }
      minute = minutes.nextSetBit(minute + 1);
    }
    return minute < 0
        ? Optional.empty()
        : Optional.of(LocalTime.of(from.getHour(), minute, first(CronField.SECOND)));
  }

  private int first(CronField field) {
    return fields.get(field).nextSetBit(0);
  }
}
