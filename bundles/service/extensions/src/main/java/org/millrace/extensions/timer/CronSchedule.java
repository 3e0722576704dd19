package org.millrace.extensions.timer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * A cron expression on the wall of a zone. Where the clock is put forward, what falls into the gap
 * is later by its width. Where it is put back, a time of the day occurs once, in the first pass;
 * intervals go on through both.
 */
final class CronSchedule implements Schedule {
  private final CronExpression expression;
  private final ZoneId zone;

  private CronSchedule(CronExpression expression, ZoneId zone) {
    this.expression = expression;
    this.zone = zone;
  }

  static CronSchedule parse(String text, ZoneId zone) {
    return new CronSchedule(CronExpression.parse(text), zone);
  }

  @Override
  public Optional<Instant> next(Instant after) {
    Optional<Instant> first = inFirstPass(after);
    if (!expression.isInterval()) {
      return first;
    }
    Optional<Instant> second = inSecondPass(after, first.orElse(Instant.MAX));
    return second.isPresent() ? second : first;
  }

  private Optional<Instant> inFirstPass(Instant after) {
    LocalDateTime wall = LocalDateTime.ofInstant(after, zone);
    while (true) {
      Optional<LocalDateTime> next = expression.next(wall);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      Instant moment = ZonedDateTime.ofLocal(next.get(), zone, null).toInstant();
      if (moment.isAfter(after)) {
        return Optional.of(moment);
      }
      wall = next.get();
    }
  }

  /** An occurrence in the hour that is there a second time, if that comes before the limit. */
  private Optional<Instant> inSecondPass(Instant after, Instant limit) {
    ZoneOffsetTransition back = zone.getRules().nextTransition(after);
    LocalDateTime wall;
    ZoneOffset offset;
    if (zone.getRules().getTransition(LocalDateTime.ofInstant(after, zone))
            instanceof ZoneOffsetTransition now
        && now.isOverlap()
        && !after.isBefore(now.getInstant())) {
      wall = LocalDateTime.ofInstant(after, zone);
      offset = now.getOffsetAfter();
    } else if (back != null && back.isOverlap()) {
      wall = back.getDateTimeAfter().minusNanos(1);
      offset = back.getOffsetAfter();
    } else {
      return Optional.empty();
    }
    return expression
        .next(wall)
        .map(next -> next.toInstant(offset))
        .filter(moment -> moment.isAfter(after) && moment.isBefore(limit));
  }

  @Override
  public boolean followsTheClock() {
    return true;
  }

  @Override
  public boolean isTooOftenToMonitor() {
    return expression.isEveryFewSeconds();
  }
}
