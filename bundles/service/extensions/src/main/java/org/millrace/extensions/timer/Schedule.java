package org.millrace.extensions.timer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** When a timer is due, again and again. */
sealed interface Schedule permits CronSchedule, ConstantSchedule {

  /** The first occurrence after that moment; empty when there is none any more. */
  Optional<Instant> next(Instant after);

  /** Whether the occurrences follow the clock on the wall. */
  boolean followsTheClock();

  /** Fires so often that nobody misses one occurrence: what was missed is not made good. */
  boolean isTooOftenToMonitor();

  /**
   * Reads a schedule as a timer binding has it: five or six fields, or a TimeSpan, with {@code
   * %SETTING%} anywhere in it.
   *
   * @throws ScheduleException one sentence, when the text is neither
   */
  static Schedule parse(String text, Map<String, String> settings, ZoneId zone) {
    String resolved = new SettingReferences(settings).resolve(text);
    // A TimeSpan has no blank inside, a cron expression always has.
    return resolved.strip().contains(" ")
        ? CronSchedule.parse(resolved, zone)
        : ConstantSchedule.parse(resolved);
  }
}
