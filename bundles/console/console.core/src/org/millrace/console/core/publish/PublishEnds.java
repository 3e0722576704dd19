package org.millrace.console.core.publish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.Deployment;
import org.millrace.publish.PublishAttempt;

/** Finds the ends of what clients published, each once. Belongs to one thread. */
public final class PublishEnds {
  /** A deployment that has ended, and what the client did to begin it. */
  public record End(PublishRow row, InstallationState installation, Deployment deployment) {}

  private final Set<PublishAttempt> told = new HashSet<>();

  /** Those that were not told before. */
  public List<End> fresh(List<PublishRow> rows, List<InstallationState> installations) {
    told.retainAll(rows.stream().map(PublishRow::attempt).toList());
    List<End> ends = new ArrayList<>();
    for (PublishRow row : rows) {
      end(row, installations).filter(end -> told.add(row.attempt())).ifPresent(ends::add);
    }
    return ends;
  }

  private static Optional<End> end(PublishRow row, List<InstallationState> installations) {
    return row.installation(installations)
        .flatMap(state ->
            row.deployment(List.of(state))
                .filter(deployment -> deployment.ended().isPresent())
                .map(deployment -> new End(row, state, deployment)));
  }
}
