package org.millrace.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.store.AgentRow;
import org.millrace.store.AppRow;
import org.millrace.store.HostingRow;
import org.millrace.store.RevisionRow;
import org.millrace.store.UnitOfWork;

/**
 * Reads how all apps of the installation are from what its agents reported, within one unit of
 * work.
 */
public final class InstallationView {
  private final UnitOfWork unit;
  private final boolean anyReady;
  private final Set<String> deploying;
  private final Map<String, List<HostingRow>> hostings;

  public InstallationView(UnitOfWork unit) {
    this.unit = unit;
    List<AgentRow> agents = unit.agents().all();
    this.anyReady = agents.stream().anyMatch(agent -> Membership.isReady(agent, unit.now()));
    // One that is being drained answers until another does.
    Set<String> heard =
        agents.stream()
            .filter(agent -> Membership.isHeard(agent, unit.now()))
            .map(AgentRow::name)
            .collect(Collectors.toSet());
    this.deploying =
        unit.revisions().pending().stream()
            .map(revision -> revision.app().value())
            .collect(Collectors.toSet());
    this.hostings =
        unit.hostings().all().stream()
            .filter(hosting -> heard.contains(hosting.agent()))
            .collect(Collectors.groupingBy(hosting -> hosting.app().value()));
  }

  /** By name. */
  public List<AppStatus> apps() {
    return unit.apps().all().stream().map(this::status).toList();
  }

  public AppStatus status(AppRow app) {
    List<HostingRow> active =
        hostings.getOrDefault(app.name().value(), List.of()).stream()
            .filter(hosting -> hosting.revision() == app.activeRevision())
            .toList();
    HostedReport report =
        active.stream()
            .map(hosting -> HostedReport.parse(hosting.functions()))
            .filter(found -> !found.functions().isEmpty())
            .findFirst()
            .orElse(HostedReport.NONE);
    AppStatus.State state = state(app, active);
    return new AppStatus(app, state, reason(app, state, active), report, warnings(active));
  }

  private AppStatus.State state(AppRow app, List<HostingRow> active) {
    if (app.desired() == AppRow.Desired.STOPPED) {
      return AppStatus.State.STOPPED;
    }
    if (deploying.contains(app.name().value())) {
      return AppStatus.State.DEPLOYING;
    }
    if (app.activeRevision() == 0) {
      return newest(app).isEmpty() ? AppStatus.State.EMPTY : AppStatus.State.ERROR;
    }
    if (any(active, HostingRow.State.SERVING)) {
      return AppStatus.State.RUNNING;
    }
    if (any(active, HostingRow.State.FAILED)) {
      return AppStatus.State.ERROR;
    }
    return anyReady ? AppStatus.State.STARTING : AppStatus.State.NOWHERE;
  }

  private String reason(AppRow app, AppStatus.State state, List<HostingRow> active) {
    return switch (state) {
      case NOWHERE -> app.name() + " runs nowhere: no agent is ready.";
      case ERROR ->
          active.stream()
              .filter(hosting -> hosting.state() == HostingRow.State.FAILED)
              .map(hosting -> hosting.detail() + " (on agent " + hosting.agent() + ")")
              .findFirst()
              .orElseGet(() -> newest(app).getFirst().statusText());
      case EMPTY, STARTING, RUNNING, DEPLOYING, STOPPED -> "";
    };
  }

  private static List<String> warnings(List<HostingRow> active) {
    return active.stream()
        .filter(hosting -> hosting.state() != HostingRow.State.FAILED)
        .flatMap(hosting -> hosting.detail().lines())
        .distinct()
        .toList();
  }

  private List<RevisionRow> newest(AppRow app) {
    return unit.revisions().newest(app.name(), 1);
  }

  private static boolean any(List<HostingRow> hostings, HostingRow.State state) {
    return hostings.stream().anyMatch(hosting -> hosting.state() == state);
  }
}
