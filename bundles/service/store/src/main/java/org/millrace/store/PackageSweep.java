package org.millrace.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes packages that no app needs any more, and content that never became a package. What was
 * stored or named by a revision within the last hour always stays.
 */
final class PackageSweep {
  private static final Duration GRACE = Duration.ofHours(1);

  private final Store store;
  private final int keptOfApp;
  private final Duration abandoned;

  PackageSweep(Store store, int keptOfApp, Duration abandoned) {
    this.store = store;
    this.keptOfApp = keptOfApp;
    this.abandoned = abandoned;
  }

  void run() {
    Set<String> needed = store.read(this::needed);
    List<String> unused = store.read(unit -> unit.packages().unusedSince(unit.now().minus(GRACE)));
    for (String sha256 : unused) {
      if (!needed.contains(sha256)) {
        store.run(unit -> unit.packages().disown(sha256, unit.now().minus(GRACE)));
      }
    }
    for (String contentId :
        store.read(unit -> unit.packages().orphansBefore(unit.now().minus(abandoned)))) {
      deleteContent(contentId);
    }
  }

  private Set<String> needed(UnitOfWork unit) {
    Set<String> needed = new HashSet<>(unit.packages().active());
    Map<String, Integer> kept = new HashMap<>();
    for (PackageRepository.Use use : unit.packages().uses()) {
      if (kept.merge(use.app(), 1, Integer::sum) <= keptOfApp) {
        needed.add(use.sha256());
      }
    }
    return needed;
  }

  /** The orphan's row goes last, so that a sweep that was cut off goes on next time. */
  private void deleteContent(String contentId) {
    boolean more = true;
    while (more) {
      more = store.write(unit -> unit.packages().deleteSomeChunks(contentId));
    }
    store.run(unit -> unit.packages().forgetOrphan(contentId));
  }
}
