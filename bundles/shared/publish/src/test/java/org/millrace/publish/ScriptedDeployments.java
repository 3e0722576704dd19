package org.millrace.publish;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.millrace.management.Deployment;
import org.millrace.management.Deployment.State;
import org.millrace.model.AppName;

/** The deployments of a {@link ScriptedAgent}, which move on by one state with each look. */
final class ScriptedDeployments {
  private static final Instant RECEIVED = Instant.parse("2026-11-23T09:14:06.954Z");

  private final List<Deployment> all = new ArrayList<>();
  private final Deque<State> script = new ArrayDeque<>();
  private String failure = "";

  /** The first is how a new deployment begins; the last one stays. */
  void follow(List<State> states) {
    script.addAll(states);
  }

  void failWith(String reason) {
    failure = reason;
  }

  Deployment take(AppName app, Query how, long bytes) {
    State first = script.size() > 1 ? script.poll() : State.QUEUED;
    Deployment deployment =
        new Deployment(
            "%032x".formatted(all.size() + 0x3f2aL),
            all.size() + 1,
            app,
            first,
            "",
            how.text("author").orElse("bob"),
            how.text("client").orElse("console"),
            how.text("message").orElse(""),
            RECEIVED,
            Optional.empty(),
            bytes,
            "",
            0,
            true);
    all.add(deployment);
    return deployment;
  }

  Optional<Deployment> look(String id) {
    Optional<Deployment> found =
        id.equals("latest") ? newest() : all.stream().filter(d -> d.id().equals(id)).findFirst();
    return found.map(this::advance);
  }

  private Optional<Deployment> newest() {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  Optional<Deployment> running() {
    return all.stream().filter(deployment -> deployment.state().isRunning()).findFirst();
  }

  List<Deployment> all() {
    return List.copyOf(all);
  }

  private Deployment advance(Deployment old) {
    if (!old.state().isRunning() || script.isEmpty()) {
      return old;
    }
    State next = script.size() > 1 ? script.poll() : script.peek();
    Deployment moved =
        new Deployment(
            old.id(),
            old.number(),
            old.app(),
            next,
            next == State.FAILED ? failure : "",
            old.author(),
            old.client(),
            old.message(),
            old.received(),
            next.isRunning() ? Optional.empty() : Optional.of(RECEIVED.plusSeconds(4)),
            old.packageBytes(),
            "",
            0,
            true);
    all.set(all.indexOf(old), moved);
    return moved;
  }
}
