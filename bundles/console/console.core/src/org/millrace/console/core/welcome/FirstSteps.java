package org.millrace.console.core.welcome;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.management.App;
import org.millrace.management.Deployment;

/**
 * What a person does on the first day, as far as it is done and can be done.
 *
 * @param done in any installation that is known
 * @param possible what the next click can begin
 */
public record FirstSteps(Set<Step> done, Set<Step> possible) {
  /** In the order that a person goes. */
  public enum Step {
    CONNECT,
    CREATE,
    CALL,
    PUBLISH
  }

  /** Deployments of these did not come through a publish endpoint. */
  private static final Set<String> OURS = Set.of("console", "millrace");

  public FirstSteps {
    done = Set.copyOf(done);
    possible = Set.copyOf(possible);
  }

  /**
   * Judged from memory alone.
   *
   * @param hasCalled whether a function was called from this console; no snapshot tells
   */
  public static FirstSteps of(List<InstallationState> states, boolean hasCalled) {
    Set<Step> done = EnumSet.noneOf(Step.class);
    Set<Step> possible = EnumSet.of(Step.CONNECT);
    boolean hasFunction = apps(states).anyMatch(app -> !app.functions().isEmpty());
    add(done, Step.CONNECT, connected(states).findAny().isPresent());
    add(done, Step.CREATE, hasFunction);
    add(done, Step.CALL, hasCalled);
    add(done, Step.PUBLISH, deployments(states).anyMatch(FirstSteps::isPublished));
    add(possible, Step.CREATE, ordered(states).findAny().isPresent());
    add(possible, Step.CALL, ordered(states).anyMatch(FirstSteps::hasFunction));
    add(possible, Step.PUBLISH, ordered(states).anyMatch(state -> !state.apps().isEmpty()));
    return new FirstSteps(done, possible);
  }

  private static void add(Set<Step> steps, Step step, boolean isIn) {
    if (isIn) {
      steps.add(step);
    }
  }

  private static Stream<InstallationState> connected(List<InstallationState> states) {
    return states.stream().filter(state -> state.link().isConnected());
  }

  private static Stream<InstallationState> ordered(List<InstallationState> states) {
    return states.stream().filter(state -> state.link().takesOrders());
  }

  private static boolean hasFunction(InstallationState state) {
    return state.apps().stream().anyMatch(app -> !app.functions().isEmpty());
  }

  private static Stream<App> apps(List<InstallationState> states) {
    return states.stream().flatMap(state -> state.apps().stream());
  }

  private static Stream<Deployment> deployments(List<InstallationState> states) {
    return states.stream()
        .flatMap(state -> state.snapshot().stream())
        .flatMap(snapshot -> snapshot.deployments().stream());
  }

  private static boolean isPublished(Deployment deployment) {
    return switch (deployment.state()) {
      case LIVE, REPLACED -> !OURS.contains(deployment.client());
      case QUEUED, CHECKING, DISTRIBUTING, STARTING, SWITCHING, FAILED, CANCELLED -> false;
    };
  }

  /** The first one that is open; empty when all are done. */
  public Optional<Step> next() {
    return Stream.of(Step.values()).filter(step -> !done.contains(step)).findFirst();
  }
}
