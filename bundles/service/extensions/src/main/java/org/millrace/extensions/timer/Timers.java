package org.millrace.extensions.timer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.millrace.host.FunctionStatus;
import org.millrace.host.ScriptHost;
import org.millrace.host.port.Failpoint;
import org.millrace.host.port.InvocationSink;
import org.millrace.host.port.TimerLedger;
import org.millrace.host.port.WorkerListener.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires the timers of the apps that this agent serves. The agents of an installation agree in the
 * ledger: a due time is run by one of them, and the next one not before that run has ended. One
 * thread decides; it never waits for a function. Stopping takes two steps, since the runs end with
 * their hosts: no new ones, and, when the hosts are gone, no thread.
 */
public final class Timers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Timers.class);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration RENEW = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final String CATEGORY = "Host.Triggers.Timer";

  private final Supplier<? extends Collection<ScriptHost>> serving;
  private final TimerLedger ledger;
  private final InvocationSink sink;
  private final String owner;
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final Map<ScriptHost, List<TimerListener>> listeners = new HashMap<>();
  private final List<TimerRun> runs = new ArrayList<>();
  private final Thread thread;
  private Instant renewAt = Instant.MIN;
  private Instant notBefore = Instant.MIN;
  private volatile boolean claiming = true;
  private volatile boolean closed;

  /**
   * @param serving the script hosts that answer for their apps on this agent right now
   * @param owner this run of this agent
   */
  public Timers(
      Supplier<? extends Collection<ScriptHost>> serving,
      TimerLedger ledger,
      InvocationSink sink,
      String owner) {
    this.serving = serving;
    this.ledger = ledger;
    this.sink = sink;
    this.owner = owner;
    this.thread = Thread.ofPlatform().name("extensions-timers").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    while (!closed || runs.stream().anyMatch(TimerRun::hasEnded)) {
      try {
        takeEvents();
        tick(ledger.now());
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException unreachable) {
        // What is due stays due. The ledger is asked again soon.
        log.warn("timers wait, since their ledger fails: {}", unreachable.getMessage());
        notBefore = ledger.now().plus(LOOK_AGAIN);
        if (closed) {
          return;
        }
      }
    }
  }

  private void takeEvents() throws InterruptedException {
    Runnable event = inbox.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
    while (event != null) {
      event.run();
      event = inbox.poll();
    }
  }

  private void tick(Instant now) {
    if (now.isBefore(notBefore)) {
      return;
    }
    finishRuns();
    renewRuns(now);
    if (claiming) {
      watch(now);
      List.copyOf(listeners.values())
          .forEach(timers -> timers.forEach(timer -> timer.step(now).ifPresent(this::begin)));
    }
  }

  private void finishRuns() {
    for (TimerRun run : List.copyOf(runs)) {
      if (run.hasEnded()) {
        Failpoint.TIMER_ENDED.reached();
        boolean mine = run.finish(ledger);
        runs.remove(run);
        if (!mine) {
          log.warn("{}: this agent was taken for dead while it ran", run.held().name());
        }
      }
    }
  }

  private void renewRuns(Instant now) {
    if (now.isBefore(renewAt)) {
      return;
    }
    renewAt = now.plus(RENEW);
    for (TimerRun run : runs) {
      if (!ledger.renew(run.held(), TimerListener.LEASE)) {
        log.warn("{}: another agent has taken it, as this one was silent", run.held().name());
      }
    }
  }

  /** Listeners come and go with the hosts that serve: the old revision's before the new one's. */
  private void watch(Instant now) {
    Collection<ScriptHost> hosts = serving.get();
    listeners.keySet().removeIf(host -> !hosts.contains(host));
    for (ScriptHost host : hosts) {
      if (!listeners.containsKey(host)) {
        listeners.put(host, listenersOf(host, now));
      }
    }
  }

  private List<TimerListener> listenersOf(ScriptHost host, Instant now) {
    List<TimerListener> timers = new ArrayList<>();
    for (FunctionStatus function : host.functions()) {
      if (isTimer(function)) {
        listen(host, function, now).ifPresent(timers::add);
      }
    }
    return timers;
  }

  private static boolean isTimer(FunctionStatus function) {
    return function.loaded()
        && function.enabled()
        && function
            .metadata()
            .filter(known -> known.trigger().isType(TimerTrigger.TYPE))
            .isPresent();
  }

  private Optional<TimerListener> listen(ScriptHost host, FunctionStatus function, Instant now) {
    try {
      TimerTrigger trigger = TimerTrigger.of(host, function);
      trigger.warning(now).ifPresent(words -> say(host, function, now, Level.WARNING, words));
      return Optional.of(new TimerListener(host, trigger, ledger, owner, now));
    } catch (ScheduleException wrong) {
      String words = function.name() + " never fires: " + wrong.getMessage();
      say(host, function, now, Level.ERROR, words);
      return Optional.empty();
    }
  }

  private void say(
      ScriptHost host, FunctionStatus function, Instant now, Level level, String words) {
    log.info("{}/{}: {}", host.spec().app(), function.name(), words);
    sink.log(
        new InvocationSink.LogLine(
            host.spec().app(), function.name(), "", now, level, CATEGORY, words));
  }

  private void begin(TimerRun run) {
    runs.add(run);
    Failpoint.TIMER_CLAIMED.reached();
    try {
      run.invoke().whenComplete((result, failure) -> inbox.add(run::ended));
    } catch (RuntimeException fault) {
      log.error("{}: the run could not begin", run.held().name(), fault);
      run.ended();
    }
  }

  /** Claims nothing more; what runs goes on. */
  public void stopClaiming() {
    claiming = false;
  }

  /** Notes the end of the last runs; to be called when no host is left. */
  @Override
  public void close() {
    claiming = false;
    closed = true;
    inbox.add(() -> {});
    try {
      if (!thread.join(STOP_LIMIT)) {
        thread.interrupt();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
