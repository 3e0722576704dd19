package org.millrace.host;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.millrace.host.port.InvocationSink;
import org.millrace.host.port.KeySource;
import org.millrace.host.port.Sandbox;
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
    this.sandbox = sandbox;
    this.channels = channels;
    this.keys = keys;
    this.sink = sink;
    this.runtimes = runtimes;
    this.timer = timer;
    this.clock = clock;
  }

  /** Touches nothing yet; {@link ScriptHost#start} does. */
  public ScriptHost create(ScriptHostSpec spec) {
    return new ScriptHost(this, spec);
  }
}
