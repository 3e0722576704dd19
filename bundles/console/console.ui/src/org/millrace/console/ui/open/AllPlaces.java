package org.millrace.console.ui.open;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.search.GatherPlaces;
import org.millrace.console.core.search.Place;
import org.millrace.console.core.search.PlaceSearch;
import org.millrace.console.ui.OperationJobs;

/** What can be opened in all connected installations, gathered and sorted off the UI thread. */
final class AllPlaces {
  private final List<Place> gathered = new ArrayList<>();
  private final List<Job> jobs = new ArrayList<>();
  private final Runnable changed;
  private volatile PlaceSearch search = new PlaceSearch(List.of());
  private int running;
  private String failure = "";

  /**
   * @param changed may be told on every thread
   */
  AllPlaces(Runnable changed) {
    this.changed = changed;
  }

  void gather(InstallationConnections connections) {
    connections.states().stream()
        .filter(state -> state.link().isConnected())
        .map(InstallationState::id)
        .map(connections::find)
        .flatMap(Optional::stream)
        .map(monitor -> new GatherPlaces(monitor, this::take))
        .forEach(this::start);
  }

  private void start(GatherPlaces operation) {
    running++;
    jobs.add(OperationJobs.schedule(operation, this::ended));
  }

  private void take(List<Place> places) {
    synchronized (gathered) {
      gathered.addAll(places);
      search = new PlaceSearch(gathered);
    }
    changed.run();
  }

  private void ended(IStatus status) {
    running--;
    if (status.matches(IStatus.ERROR)) {
      failure = status.getMessage();
    }
    changed.run();
  }

  List<Place> find(String typed) {
    return search.find(typed);
  }

  boolean isGoingOn() {
    return running > 0;
  }

  /** Why not all is known, a sentence; empty when nothing went wrong. */
  String failure() {
    return failure;
  }

  void cancel() {
    jobs.forEach(Job::cancel);
  }
}
