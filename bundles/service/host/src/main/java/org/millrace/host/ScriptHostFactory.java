package org.millrace.host;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.millrace.host.port.InvocationSink;
import org.millrace.host.port.KeySource;
import org.millrace.host.port.OutputBinding;
import org.millrace.host.port.Sandbox;
import org.millrace.host.port.Trigger;
import org.millrace.host.port.WorkerChannels;
import org.millrace.host.worker.WorkerRuntimes;

/** Makes script hosts; holds what all of an agent have in common. */
public final class ScriptHostFactory {
  final Sandbox sandbox;
  final WorkerChannels channels;
  final KeySource keys;
  final InvocationSink sink;
  final WorkerRuntimes runtimes;
  final ScheduledExecutorService timer;
  final Clock clock;
  final List<OutputBinding> outputs;
  final List<Trigger> triggers;
  final LongSupplier nanoTime;

  /**
   * @param timer runs what is due: time limits, restarts; never anything that blocks
   * @param clock for time stamps only; durations are measured with nanoTime
   */
  public ScriptHostFactory(
      Sandbox sandbox,
      WorkerChannels channels,
      KeySource keys,
      InvocationSink sink,
      WorkerRuntimes runtimes,
      ScheduledExecutorService timer,
      Clock clock) {
    this(
        sandbox,
        channels,
        keys,
        sink,
        runtimes,
        timer,
        clock,
        List.of(),
        List.of(),
        System::nanoTime);
  }

  private ScriptHostFactory(
      Sandbox sandbox,
      WorkerChannels channels,
      KeySource keys,
      InvocationSink sink,
      WorkerRuntimes runtimes,
      ScheduledExecutorService timer,
      Clock clock,
      List<OutputBinding> outputs,
      List<Trigger> triggers,
      LongSupplier nanoTime) {
    this.sandbox = sandbox;
    this.channels = channels;
    this.keys = keys;
    this.sink = sink;
    this.runtimes = runtimes;
    this.timer = timer;
    this.clock = clock;
    this.outputs = List.copyOf(outputs);
    this.triggers = List.copyOf(triggers);
    this.nanoTime = nanoTime;
  }

  /** The same with extensions that carry out output bindings; the first that knows a type does. */
  public ScriptHostFactory withOutputs(List<OutputBinding> more) {
    return new ScriptHostFactory(
        sandbox, channels, keys, sink, runtimes, timer, clock, more, triggers, nanoTime);
  }

  /** The same with extensions that listen to triggers. */
  public ScriptHostFactory withTriggers(List<Trigger> more) {
    return new ScriptHostFactory(
        sandbox, channels, keys, sink, runtimes, timer, clock, outputs, more, nanoTime);
  }

  /** The same with another source of elapsed time. */
  ScriptHostFactory withNanoTime(LongSupplier other) {
    return new ScriptHostFactory(
        sandbox, channels, keys, sink, runtimes, timer, clock, outputs, triggers, other);
  }

  /** Touches nothing yet; {@link ScriptHost#start} does. */
  public ScriptHost create(ScriptHostSpec spec) {
    return new ScriptHost(this, spec);
  }
}
