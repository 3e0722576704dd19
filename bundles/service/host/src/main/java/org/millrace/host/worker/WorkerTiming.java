package org.millrace.host.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.millrace.host.port.WorkerLimits;
import org.millrace.model.TimeSpan;

/**
 * The section processOptions of a worker.config.json.
 *
 * @param processes how many worker processes one script host runs
 * @param startupInterval between the starts of the first ones
 * @param restartInterval between restarts after errors
 */
public record WorkerTiming(
    int processes, Duration startupInterval, Duration restartInterval, WorkerLimits limits) {
  private static final int MOST_PROCESSES = 10;

  public static final WorkerTiming DEFAULT =
      new WorkerTiming(1, Duration.ofSeconds(10), Duration.ofSeconds(10), WorkerLimits.DEFAULT);

  static WorkerTiming parse(JsonNode options) {
    WorkerLimits usual = WorkerLimits.DEFAULT;
    return new WorkerTiming(
        bounded(options.path("processCount").asInt(DEFAULT.processes)),
        duration(options, "processStartupInterval", DEFAULT.startupInterval),
        duration(options, "processRestartInterval", DEFAULT.restartInterval),
        new WorkerLimits(
            duration(options, "processStartupTimeout", usual.connect()),
            duration(options, "initializationTimeout", usual.initialize()),
            duration(options, "environmentReloadTimeout", usual.reload()),
            usual.load()));
  }

  private static Duration duration(JsonNode options, String name, Duration otherwise) {
    return TimeSpan.parse(options.path(name).asText(""))
        .filter(duration -> !duration.isZero())
        .orElse(otherwise);
  }

  /** A setting FUNCTIONS_WORKER_PROCESS_COUNT wins; nonsense is ignored. */
  WorkerTiming withProcesses(String setting) {
    if (setting == null || !setting.strip().matches("[0-9]{1,4}")) {
      return this;
    }
    int count = bounded(Integer.parseInt(setting.strip()));
    return new WorkerTiming(count, startupInterval, restartInterval, limits);
  }

  /** Loading may take as long as an invocation, if that is longer than usual. */
  public WorkerTiming withFunctionTimeout(Duration timeout) {
    if (timeout.compareTo(limits.load()) <= 0) {
      return this;
    }
    return new WorkerTiming(
        processes,
        startupInterval,
        restartInterval,
        new WorkerLimits(limits.connect(), limits.initialize(), limits.reload(), timeout));
  }

  private static int bounded(int count) {
    return Math.clamp(count, 1, MOST_PROCESSES);
  }
}
