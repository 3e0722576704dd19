package org.millrace.store;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * Forgets what is too old, a little in each unit of work. To be run by one agent at a time, every
 * few minutes; may be interrupted between units.
 */
public final class Retention {
  private static final Duration CHANGES = Duration.ofHours(1);
  private static final Duration ABANDONED_UPLOADS = Duration.ofHours(24);

  private final Store store;
  private final Limits limits;

  /**
   * How much is kept.
   *
   * @param age of records, log lines and counts
   * @param records the most records, and the most log lines
   * @param packagesOfApp the newest packages of each app, beside the active one
   */
  public record Limits(Duration age, long records, int packagesOfApp) {
    public static final Limits DEFAULT = new Limits(Duration.ofDays(7), 1_000_000, 10);
  }

  public Retention(Store store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  public void run() {
    repeat(
        unit -> unit.invocations().deleteSomeOld(unit.now().minus(limits.age()), limits.records()));
    repeat(unit -> unit.logLines().deleteSomeOld(unit.now().minus(limits.age()), limits.records()));
    repeat(unit -> unit.invocationCounts().deleteSomeOld(unit.now().minus(limits.age())));
    store.run(unit -> unit.changes().sweep(unit.now().minus(CHANGES)));
    store.run(unit -> unit.settings().deleteOld());
    new PackageSweep(store, limits.packagesOfApp(), ABANDONED_UPLOADS).run();
  }

  private void repeat(Predicate<UnitOfWork> some) {
    boolean more = true;
    while (more && !Thread.currentThread().isInterrupted()) {
      more = store.write(some::test);
    }
  }
}
