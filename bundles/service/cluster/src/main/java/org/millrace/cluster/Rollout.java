package org.millrace.cluster;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.millrace.host.port.Failpoint;
import org.millrace.store.HostingRow;
import org.millrace.store.RevisionRow;
import org.millrace.store.Store;

/**
 * Brings one pending revision live: every agent loads it beside the old one, then all switch. Until
 * all have loaded it nothing changes for callers, so a failure leaves the old revision answering
 * (design D17).
 */
final class Rollout {
  /** Visual Studio stops asking after 180 s. */
  static final Duration DEADLINE = Duration.ofSeconds(150);

  private static final Duration NOBODY = Duration.ofSeconds(5);

  private final Store store;
  private final ChangeSignal signal;
  private final RevisionRow revision;
  private final Duration deadline;

  Rollout(Store store, ChangeSignal signal, RevisionRow revision, Duration deadline) {
    this.store = store;
    this.signal = signal;
    this.revision = revision;
    this.deadline = deadline;
  }

  /** How a rollout ended. */
  sealed interface Outcome {
    /** Answers calls on every agent of the app; {@code warnings} is empty when all is well. */
    record Live(String warnings) implements Outcome {}

    /** The old revision goes on answering. */
    record Failed(String reason) implements Outcome {}
  }

  /**
   * @param switching told once, when all agents have loaded it and the routes are about to switch
   */
  Outcome run(Consumer<RolloutView> switching) throws InterruptedException {
    long start = System.nanoTime();
    RolloutView view = awaitLoaded(start);
    String refusal = refusal(view);
    if (!refusal.isEmpty()) {
      return fail(refusal);
    }
    switching.accept(view);
    Failpoint.REVISION_LOADED.reached();
    String warnings = view.warnings();
    if (!store.write(
        unit -> unit.revisions().goLive(revision.app(), revision.number(), warnings))) {
      return new Outcome.Failed(
          "Another agent took this rollout over. Look at the app before you deploy again.");
    }
    Failpoint.REVISION_LIVE.reached();
    signal.poke();
    await(
        start,
        now -> now.isStopped() || now.allAre(HostingRow.State.SERVING) || now.agents().isEmpty());
    return new Outcome.Live(warnings);
  }

  private RolloutView awaitLoaded(long start) throws InterruptedException {
    return await(
        start,
        view ->
            view.isStopped()
                || view.isGivenUp()
                || !view.failures().isEmpty()
                || view.allAre(HostingRow.State.READY)
                || (view.agents().isEmpty() && elapsed(start).compareTo(NOBODY) > 0));
  }

  private String refusal(RolloutView view) {
    if (view.isGivenUp()) {
      return "The rollout was ended by somebody else.";
    }
    if (view.isStopped()) {
      return "";
    }
    if (!view.failures().isEmpty()) {
      HostingRow failure = view.failures().getFirst();
      return failure.detail() + " (on agent " + failure.agent() + ")";
    }
    if (view.agents().isEmpty()) {
      return revision.app()
          + " runs nowhere: no agent is ready. Start an agent, then deploy again.";
    }
    Set<String> missing = view.missing(HostingRow.State.READY);
    if (!missing.isEmpty()) {
      return String.join(", ", missing) + " did not load it within " + deadline.toSeconds() + " s.";
    }
    if (!revision.allowMissing() && !view.conflicts().isEmpty()) {
      return String.join(" ", view.conflicts());
    }
    if (!revision.allowMissing() && !view.lost().isEmpty()) {
      return "These functions would be gone: "
          + view.lost().stream().collect(Collectors.joining(", "))
          + ". Deploy with --allow-missing if that is meant.";
    }
    return "";
  }

  private Outcome fail(String reason) {
    store.write(unit -> unit.revisions().fail(revision.app(), revision.number(), reason));
    signal.poke();
    return new Outcome.Failed(reason);
  }

  /** The first view that fits, or the last one when the deadline is over. */
  private RolloutView await(long start, Predicate<RolloutView> fits) throws InterruptedException {
    while (true) {
      long seen = signal.count();
      RolloutView view = store.read(unit -> RolloutView.read(unit, revision));
      if (fits.test(view) || elapsed(start).compareTo(deadline) > 0) {
        return view;
      }
      signal.awaitAfter(seen, Duration.ofSeconds(1));
    }
  }

  private static Duration elapsed(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
