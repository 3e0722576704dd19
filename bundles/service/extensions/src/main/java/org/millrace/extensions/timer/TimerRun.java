package org.millrace.extensions.timer;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.millrace.host.ScriptHost;
import org.millrace.host.ScriptHostState;
import org.millrace.host.port.InvocationResult;
import org.millrace.host.port.TimerLedger;
import org.millrace.host.port.TimerLedger.Entry;

/** One run of a timer that this agent holds, from its due time to the word that it ended. */
final class TimerRun {
  private final ScriptHost host;
  private final TimerTrigger trigger;
  private final Entry held;
  private final Instant started;
  private final boolean pastDue;
  private boolean ended;
  private boolean refused;

  TimerRun(ScriptHost host, TimerTrigger trigger, Entry held, Instant started, boolean pastDue) {
    this.host = host;
    this.trigger = trigger;
    this.held = held;
    this.started = started;
    this.pastDue = pastDue;
  }

  Entry held() {
    return held;
  }

  CompletionStage<InvocationResult> invoke() {
    CompletionStage<InvocationResult> result =
        host.invoke(
            trigger.name().function(),
            TimerValue.of(trigger, held, started, pastDue),
            TimerValue.metadata(trigger, started));
    refused = isRefusal(result.toCompletableFuture());
    return result;
  }

  /** A host that began to stop in this very moment has not run it; a function that failed has. */
  private boolean isRefusal(CompletableFuture<InvocationResult> result) {
    return result.isDone()
        && !result.isCompletedExceptionally()
        && result.join() instanceof InvocationResult.Failure
        && host.state() != ScriptHostState.RUNNING;
  }

  void ended() {
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }

  /** Gives the timer back; false when it was somebody else's already. */
  boolean finish(TimerLedger ledger) {
    return refused
        ? ledger.finish(held, held.last().orElse(Instant.EPOCH), held.due())
        : ledger.finish(held, started, trigger.dueAfterRun(held.due(), started));
  }
}
