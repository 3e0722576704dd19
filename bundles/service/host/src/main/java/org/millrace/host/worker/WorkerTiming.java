package org.millrace.host.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.millrace.model.TimeSpan;

/**
 * The section processOptions of a worker.config.json.
 *
 * @param processes how many worker processes one script host runs
 * @param startupInterval between the starts of the first ones
 * @param start from launch to StartStream
 * @param initialize from WorkerInitRequest to its answer
 * @param restartInterval between restarts after errors
 */
public record WorkerTiming(
    int processes,
    Duration startupInterval,
    Duration start,
    Duration initialize,
    Duration restartInterval) {
  private static final int MOST_PROCESSES = 10;

  public static final WorkerTiming DEFAULT =
      new WorkerTiming(
          1,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10));

  static WorkerTiming parse(JsonNode options) {
    return new WorkerTiming(
        bounded(options.path("processCount").asInt(DEFAULT.processes)),
        duration(options, "processStartupInterval", DEFAULT.startupInterval),
        duration(options, "processStartupTimeout", DEFAULT.start),
        duration(options, "initializationTimeout", DEFAULT.initialize),
        duration(options, "processRestartInterval", DEFAULT.restartInterval));
  }

  private static Duration duration(JsonNode options, String name, Duration otherwise) {
    return TimeSpan.parse(options.path(name).asText("")).orElse(otherwise);
  }

  /** A setting FUNCTIONS_WORKER_PROCESS_COUNT wins; nonsense is ignored. */
  WorkerTiming withProcesses(String setting) {
    if (setting == null || !setting.strip().matches("[0-9]{1,4}")) {
      return this;
    }
    int count = bounded(Integer.parseInt(setting.strip()));
    return new WorkerTiming(count, startupInterval, start, initialize, restartInterval);
  }

  private static int bounded(int count) {
    return Math.clamp(count, 1, MOST_PROCESSES);
  }
}
