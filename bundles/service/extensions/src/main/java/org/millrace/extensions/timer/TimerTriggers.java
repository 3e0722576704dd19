package org.millrace.extensions.timer;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.millrace.host.port.Trigger;
import org.millrace.model.FunctionMetadata;

/** Tells script hosts that timers fire here, and which never will. */
public final class TimerTriggers implements Trigger {

  @Override
  public String type() {
    return TimerTrigger.TYPE.toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<String> obstacle(FunctionMetadata function, Map<String, String> settings) {
    try {
      TimerTrigger.requireSchedule(function, settings);
      return Optional.empty();
    } catch (ScheduleException wrong) {
      return Optional.of(function.name() + " never fires: " + wrong.getMessage());
    }
  }
}
