package org.millrace.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.millrace.store.AppRow;
import org.millrace.store.RevisionRow;
import org.millrace.store.UnitOfWork;

/**
 * What the installation wants of an app: the active revision, and one that is being rolled out.
 *
 * @param revisions that a ready agent should have up; none while the app is stopped
 * @param elsewhere where other agents answer for it, when this one is to hand it over
 */
record WantedApp(AppRow row, List<RevisionRow> revisions, List<String> elsewhere) {

  static List<WantedApp> all(UnitOfWork unit, Function<AppRow, List<String>> elsewhere) {
    Map<String, List<RevisionRow>> pending =
        unit.revisions().pending().stream()
            .collect(Collectors.groupingBy(revision -> revision.app().value()));
    List<WantedApp> apps = new ArrayList<>();
    for (AppRow app : unit.apps().all()) {
      List<RevisionRow> revisions = new ArrayList<>();
      if (app.desired() == AppRow.Desired.RUNNING) {
        // By the number in the row: a rollout that ends between the reads must not part the two.
        unit.revisions().find(app.name(), app.activeRevision()).ifPresent(revisions::add);
        pending.getOrDefault(app.name().value(), List.of()).stream()
            .filter(revision -> revision.number() != app.activeRevision())
            .forEach(revisions::add);
      }
      apps.add(new WantedApp(app, List.copyOf(revisions), elsewhere.apply(app)));
    }
    return List.copyOf(apps);
  }

  boolean wants(int number) {
    return revisions.stream().anyMatch(revision -> revision.number() == number);
  }

  boolean isActive(int number) {
    return row.activeRevision() == number;
  }

  /** Whether an agent that is to hand it over may let it go. */
  boolean isHandedOver() {
    return row.desired() == AppRow.Desired.STOPPED || !elsewhere.isEmpty();
  }

  /** What requests meet on an agent that has let it go. */
  Serving afterHandOver() {
    if (row.desired() == AppRow.Desired.STOPPED) {
      return stopped();
    }
    if (!elsewhere.isEmpty()) {
      return new Serving.Elsewhere(elsewhere);
    }
    return row.activeRevision() == 0
        ? new Serving.Not("Nothing is deployed to " + row.name() + " yet.")
        : new Serving.Not(row.name() + " runs nowhere: no agent is ready.");
  }

  Serving stopped() {
    return new Serving.Not(row.name() + " is stopped.");
  }

  /**
   * What answers while nothing was ever live. An app whose first deployment failed answers as one
   * in state Error.
   */
  Serving withoutActive() {
    return revisions.isEmpty()
        ? new Serving.Not("Nothing is deployed to " + row.name() + " yet.")
        : new Serving.Starting();
  }
}
