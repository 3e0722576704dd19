package org.millrace.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.millrace.host.port.InvocationResult.Cancelled;
import org.millrace.host.port.InvocationResult.Failure;
import org.millrace.host.port.InvocationSink;
import org.millrace.host.port.InvocationSink.Outcome;
import org.millrace.host.port.WorkerListener;
import org.millrace.host.worker.WorkerStarter;
import org.millrace.model.HostConfiguration;
import org.millrace.model.LogLevel;

/** Tells the sink what happens in one script host: ended invocations and log lines. */
final class HostReports implements WorkerStarter.Reports {
  private static final String WORKER = "Worker";
  private static final String CONSOLE = "Host.Function.Console";

  /** The .NET worker writes each failure twice; the invocation's own record is the other one. */
  private static final String TWICE = "Microsoft.Azure.Functions.Worker.FunctionsApplication";

  private final ScriptHostSpec spec;
  private final InvocationSink sink;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private volatile HostConfiguration configuration = HostConfiguration.defaults();
  private volatile RunningInvocations running = new RunningInvocations();

  HostReports(ScriptHostSpec spec, InvocationSink sink, Clock clock, LongSupplier nanoTime) {
    this.spec = spec;
    this.sink = sink;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** Called once host.json is read. */
  void use(HostConfiguration host, RunningInvocations invocations) {
    this.configuration = host;
    this.running = invocations;
  }

  @Override
  public void log(Line line) {
    if (line.kind() == Category.METRIC || isTold(line)) {
      return;
    }
    String function = line.invocationId().isEmpty() ? "" : running.function(line.invocationId());
    String category = category(line, function);
    if (!isOn(category, line.level())) {
      return;
    }
    String text =
        line.exception().isEmpty() ? line.message() : line.message() + "\n" + line.exception();
    send(function, line.invocationId(), line.time(), line.level(), category, text);
  }

  private static boolean isTold(Line line) {
    return line.event().equals("InvocationError") && line.category().equals(TWICE);
  }

  private static String category(Line line, String function) {
    if (line.kind() == Category.SYSTEM) {
      return WORKER;
    }
    return function.isEmpty() ? line.category() : "Function." + function + ".User";
  }

  @Override
  public void line(WorkerListener.Level level, boolean system, String text) {
    String category = system ? WORKER : CONSOLE;
    if (isOn(category, level)) {
      send("", "", clock.instant(), level, category, text);
    }
  }

  @Override
  public String masked(String words) {
    return sink.masked(spec.app(), words);
  }

  Map<String, String> masked(Map<String, String> words) {
    Map<String, String> masked = new HashMap<>();
    words.forEach((name, text) -> masked.put(name, masked(text)));
    return masked;
  }

  /** A line of the host itself. */
  void host(WorkerListener.Level level, String text) {
    send("", "", clock.instant(), level, "Host.Startup", text);
  }

  private boolean isOn(String category, WorkerListener.Level level) {
    LogLevel least = configuration.level(category);
    return least != LogLevel.NONE && level.ordinal() >= least.ordinal();
  }

  private void send(
      String function,
      String invocationId,
      Instant time,
      WorkerListener.Level level,
      String category,
      String text) {
    sink.log(
        new InvocationSink.LogLine(
            spec.app(), function, invocationId, time, level, category, text));
  }

  /**
   * @param status of the HTTP answer; 0 for other triggers
   * @param refusal why the host did not pass on what the function returned; empty when it did
   */
  void ended(Invocation invocation, Ending ending, int status, String refusal) {
    Outcome outcome = refusal.isEmpty() ? outcome(ending) : Outcome.FAILED;
    String error = refusal.isEmpty() ? error(ending) : refusal;
    String stackTrace = stackTrace(ending);
    if (outcome == Outcome.FAILED || outcome == Outcome.TIMED_OUT) {
      tellFailure(invocation, error, stackTrace);
    }
    sink.ended(
        new InvocationSink.Ended(
            spec.app(),
            invocation.function.name(),
            invocation.id(),
            invocation.function.metadata().trigger().type(),
            spec.revision(),
            invocation.started,
            Duration.ofNanos(nanoTime.getAsLong() - invocation.startedNanos),
            outcome,
            invocation.cold,
            status,
            error,
            stackTrace));
  }

  /** Whoever follows the log sees it fail, before the caller has the answer. */
  private void tellFailure(Invocation invocation, String error, String stackTrace) {
    String function = invocation.function.name();
    String category = "Function." + function;
    if (isOn(category, WorkerListener.Level.ERROR)) {
      // The stack of a script begins with the error itself.
      String text = stackTrace.startsWith(error) ? stackTrace : error + "\n" + stackTrace;
      send(
          function,
          invocation.id(),
          clock.instant(),
          WorkerListener.Level.ERROR,
          category,
          text.strip());
    }
  }

  private static Outcome outcome(Ending ending) {
    return switch (ending) {
      case Ending.Answered(Failure _) -> Outcome.FAILED;
      case Ending.Answered(Cancelled _) -> Outcome.CANCELLED;
      case Ending.Answered _ -> Outcome.SUCCEEDED;
      case Ending.TimedOut _ -> Outcome.TIMED_OUT;
      case Ending.Abandoned _ -> Outcome.CANCELLED;
      case Ending.NotStarted _ -> Outcome.FAILED;
    };
  }

  private static String error(Ending ending) {
    return switch (ending) {
      case Ending.Answered(Failure failure) -> oneLine(failure);
      case Ending.Answered(Cancelled cancelled) -> cancelled.message();
      case Ending.Answered _ -> "";
      case Ending.TimedOut timedOut ->
          "It took longer than the function timeout of " + seconds(timedOut.limit()) + " s.";
      case Ending.Abandoned _ -> "The caller did not wait for the answer.";
      case Ending.NotStarted notStarted -> notStarted.reason();
    };
  }

  private static String oneLine(Failure failure) {
    String message = failure.message().strip();
    int end = message.indexOf('\n');
    String first = end < 0 ? message : message.substring(0, end).strip();
    return failure.type().isEmpty() ? first : failure.type() + ": " + first;
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0
        ? Long.toString(limit.toSeconds())
        : Double.toString(limit.toMillis() / 1000.0);
  }

  private static String stackTrace(Ending ending) {
    return ending instanceof Ending.Answered(Failure failure) ? failure.stackTrace() : "";
  }
}
