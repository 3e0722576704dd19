package org.millrace.extensions.timer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.millrace.host.FunctionStatus;
import org.millrace.host.ScriptHost;
import org.millrace.host.port.TimerLedger.Plan;
import org.millrace.host.port.TimerLedger.TimerName;
import org.millrace.model.BindingMetadata;
import org.millrace.model.FunctionMetadata;

/**
 * The timer trigger of a function as one revision of its app has it.
 *
 * @param monitored what was missed while nobody could run it is made good by one late run
 */
record TimerTrigger(
    TimerName name,
    Plan plan,
    Schedule schedule,
    ZoneId zone,
    boolean monitored,
    boolean runOnStartup) {
  static final String TYPE = "timerTrigger";

  /**
   * @throws ScheduleException one sentence, when it can never fire as it is written
   */
  static TimerTrigger of(ScriptHost host, FunctionStatus function) {
    BindingMetadata binding = function.metadata().orElseThrow().trigger();
    Map<String, String> settings = host.spec().settings();
    String text = binding.text("schedule").orElseThrow(TimerTrigger::noSchedule);
    ZoneId zone = zone(settings);
    Schedule schedule = Schedule.parse(text, settings, zone);
    String plan = new SettingReferences(settings).resolve(text) + " " + zone;
    return new TimerTrigger(
        new TimerName(host.spec().app(), function.name()),
        new Plan(host.spec().revision(), plan),
        schedule,
        zone,
        binding.raw().path("useMonitor").asBoolean(true) && !schedule.isTooOftenToMonitor(),
        binding.raw().path("runOnStartup").asBoolean(false));
  }

  static void requireSchedule(FunctionMetadata function, Map<String, String> settings) {
    String text = function.trigger().text("schedule").orElseThrow(TimerTrigger::noSchedule);
    Schedule.parse(text, settings, zone(settings));
  }

  private static ScheduleException noSchedule() {
    return new ScheduleException("The timer has no schedule.");
  }

  private static ZoneId zone(Map<String, String> settings) {
    for (String setting : new String[] {"TZ", "WEBSITE_TIME_ZONE"}) {
      String zone = settings.getOrDefault(setting, "").strip();
      if (!zone.isEmpty()) {
        try {
          return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
          throw new ScheduleException(
              "The app setting "
                  + setting
                  + " is '"
                  + zone
                  + "', which is no time zone. Write its IANA name, such as Europe/Berlin.");
        }
      }
    }
    return ZoneId.systemDefault();
  }

  /** What its author should hear though it works. */
  Optional<String> warning(Instant now) {
    if (schedule.next(now).isEmpty()) {
      return Optional.of("The schedule '" + plan.schedule() + "' never occurs.");
    }
    boolean unexpected =
        schedule instanceof ConstantSchedule constant
            && constant.span().toDays() > 0
            && plan.schedule().indexOf('.') < 0;
    return unexpected
        ? Optional.of(
            "The schedule '"
                + plan.schedule()
                + "' means "
                + ((ConstantSchedule) schedule).span().toDays()
                + " days; write 01:00:00 for an hour.")
        : Optional.empty();
  }

  Instant dueAfter(Instant moment) {
    return schedule.next(moment).orElse(Instant.MAX);
  }

  /** The due time after a run: the grid of the schedule is kept unless the run came too late. */
  Instant dueAfterRun(Instant due, Instant started) {
    Instant next = dueAfter(due);
    return next.isAfter(started) ? next : dueAfter(started);
  }
}
