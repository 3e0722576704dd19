package org.millrace.extensions.timer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.millrace.host.ScriptHost;
import org.millrace.host.ScriptHostState;
import org.millrace.host.port.TimerLedger;
import org.millrace.host.port.TimerLedger.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one timer for one script host of this agent, and takes the runs it can get. Of the
 * timers' thread only.
 */
final class TimerListener {
  private static final Logger log = LoggerFactory.getLogger(TimerListener.class);

  /** Who is silent so long is dead, and another agent repeats its run. */
  static final Duration LEASE = Duration.ofSeconds(15);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration MISSED = Duration.ofSeconds(1);

  private final ScriptHost host;
  private final TimerTrigger trigger;
  private final TimerLedger ledger;
  private final String owner;
  private final Instant since;
  private Entry seen;
  private Instant lookAt = Instant.MIN;

  /**
   * @param since when this agent began to watch, in the installation's time
   */
  TimerListener(
      ScriptHost host, TimerTrigger trigger, TimerLedger ledger, String owner, Instant since) {
    this.host = host;
    this.trigger = trigger;
    this.ledger = ledger;
    this.owner = owner;
    this.since = since;
  }

  /** Does what is to be done now; a run when the timer is due and this agent got it. */
  Optional<TimerRun> step(Instant now) {
    if (now.isBefore(lookAt) || host.state() != ScriptHostState.RUNNING) {
      return Optional.empty();
    }
    lookAt = now.plus(LOOK_AGAIN); // also when the ledger fails
    Optional<Entry> entry = seen == null ? ledger.find(trigger.name()) : Optional.of(seen);
    seen = null;
    if (entry.isEmpty()) {
      ledger.create(
          trigger.name(), trigger.plan(), trigger.runOnStartup() ? now : trigger.dueAfter(now));
      lookAt = now;
      return Optional.empty();
    }
    if (entry.get().isRunning(now) || entry.get().plan().revision() > trigger.plan().revision()) {
      return Optional.empty();
    }
    return entry.get().plan().equals(trigger.plan())
        ? fire(entry.get(), now)
        : adopt(entry.get(), now);
  }

  private Optional<TimerRun> adopt(Entry entry, Instant now) {
    Instant due = entry.due();
    if (!entry.plan().schedule().equals(trigger.plan().schedule())) {
      due = trigger.dueAfter(entry.last().orElse(entry.updated()));
      due = due.isAfter(now) ? due : trigger.dueAfter(now);
    }
    if (trigger.runOnStartup() && due.isAfter(now)) {
      due = now;
    }
    ledger.replan(entry, trigger.plan(), due);
    lookAt = now;
    return Optional.empty();
  }

  private Optional<TimerRun> fire(Entry entry, Instant now) {
    if (entry.due().isAfter(now)) {
      seen = entry;
      lookAt = entry.due();
      return Optional.empty();
    }
    boolean cutOff = !entry.owner().isEmpty();
    boolean missed =
        entry.due().isBefore(since) && entry.due().plus(MISSED).isBefore(now) && !cutOff;
    if (missed && !trigger.monitored() && !trigger.runOnStartup()) {
      ledger.replan(entry, trigger.plan(), trigger.dueAfter(now));
      return Optional.empty();
    }
    return ledger
        .claim(entry, owner, LEASE)
        .map(held -> {
          log.debug("{}: due {}, taken by this agent", trigger.name(), held.due());
          return new TimerRun(host, trigger, held, now, missed || cutOff);
        });
  }
}
