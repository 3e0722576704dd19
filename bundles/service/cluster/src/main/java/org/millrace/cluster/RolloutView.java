package org.millrace.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.millrace.store.AgentRow;
import org.millrace.store.AppRow;
import org.millrace.store.HostingRow;
import org.millrace.store.RevisionRow;
import org.millrace.store.UnitOfWork;

/**
 * Where a revision stands on all agents, read at one moment.
 *
 * @param state of the revision
 * @param agents those that are to run it, by name
 * @param hostings what they report of the revision
 * @param before what is reported of the revision it is to replace
 */
record RolloutView(
    AppRow app,
    RevisionRow.State state,
    Set<String> agents,
    List<HostingRow> hostings,
    List<HostingRow> before) {

  static RolloutView read(UnitOfWork unit, RevisionRow revision) {
    AppRow app = unit.apps().find(revision.app()).orElseThrow();
    Set<String> agents =
        unit.agents().all().stream()
            .filter(agent -> Membership.isReady(agent, unit.now()))
            .map(AgentRow::name)
            .collect(Collectors.toSet());
    List<HostingRow> hostings = new ArrayList<>();
    List<HostingRow> before = new ArrayList<>();
    for (HostingRow hosting : unit.hostings().of(revision.app())) {
      if (agents.contains(hosting.agent())) {
        if (hosting.revision() == revision.number()) {
          hostings.add(hosting);
        } else if (hosting.revision() == app.activeRevision()) {
          before.add(hosting);
        }
      }
    }
    RevisionRow.State state =
        unit.revisions().find(revision.app(), revision.number()).orElseThrow().state();
    return new RolloutView(app, state, agents, hostings, before);
  }

  boolean isStopped() {
    return app.desired() == AppRow.Desired.STOPPED;
  }

  /** Whether somebody has given the revision up meanwhile. */
  boolean isGivenUp() {
    return state == RevisionRow.State.FAILED;
  }

  /** The agent's own words where it failed. */
  List<HostingRow> failures() {
    return hostings.stream().filter(hosting -> hosting.state() == HostingRow.State.FAILED).toList();
  }

  boolean allAre(HostingRow.State state) {
    return !agents.isEmpty() && reached(state).containsAll(agents);
  }

  Set<String> missing(HostingRow.State state) {
    Set<String> done = reached(state);
    return agents.stream().filter(agent -> !done.contains(agent)).collect(Collectors.toSet());
  }

  private Set<String> reached(HostingRow.State state) {
    return hostings.stream()
        .filter(hosting -> hosting.state() == state || hosting.state() == HostingRow.State.SERVING)
        .map(HostingRow::agent)
        .collect(Collectors.toSet());
  }

  /** Functions that can be called now and could not be called afterwards. */
  Set<String> lost() {
    return added(hostings, before, HostedReport::loaded);
  }

  /** Functions that take each other's route, where those of the revision before did not. */
  Set<String> conflicts() {
    return added(before, hostings, HostedReport::conflicts);
  }

  /** What some report of the second has and none of the first. */
  private static Set<String> added(
      List<HostingRow> first,
      List<HostingRow> second,
      Function<HostedReport, Collection<String>> part) {
    Set<String> added = all(second, part);
    added.removeAll(all(first, part));
    return added;
  }

  private static Set<String> all(
      List<HostingRow> hostings, Function<HostedReport, Collection<String>> part) {
    return hostings.stream()
        .flatMap(hosting -> part.apply(HostedReport.parse(hosting.functions())).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  String warnings() {
    return hostings.stream()
        .map(HostingRow::detail)
        .filter(detail -> !detail.isEmpty())
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
