package org.millrace.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.millrace.store.AppRow;
import org.millrace.store.RevisionRow;
import org.millrace.store.UnitOfWork;

/**
 * What the installation wants of an app: the active revision, and one that is being rolled out.
 *
 * @param revisions that this agent should have up; none while the app is stopped
 */
record WantedApp(AppRow row, List<RevisionRow> revisions) {

  static List<WantedApp> all(UnitOfWork unit) {
    Map<String, List<RevisionRow>> pending =
        unit.revisions().pending().stream()
            .collect(Collectors.groupingBy(revision -> revision.app().value()));
    List<WantedApp> apps = new ArrayList<>();
    for (AppRow app : unit.apps().all()) {
      List<RevisionRow> revisions = new ArrayList<>();
      if (app.desired() == AppRow.Desired.RUNNING) {
        unit.revisions().active(app.name()).ifPresent(revisions::add);
        revisions.addAll(pending.getOrDefault(app.name().value(), List.of()));
      }
      apps.add(new WantedApp(app, List.copyOf(revisions)));
    }
    return List.copyOf(apps);
  }

  boolean wants(int number) {
    return revisions.stream().anyMatch(revision -> revision.number() == number);
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
