package org.millrace.console.core.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.console.core.Apps;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;
import org.millrace.management.InstallationSnapshot;
import org.millrace.model.AppName;
import org.millrace.publish.PublishAttempt;
import org.millrace.publish.PublishOutcome;

/** What a publish through the console came to, as the installations tell it. */
final class PublishRowTest {
  private static final AppName ORDERS = new AppName("orders");
  private static final Instant BEGAN = Instant.parse("2026-11-02T14:02:00Z");

  /** The clock of the installation is not ours. */
  private static final Instant THERE = BEGAN.plusSeconds(600);

  private static PublishRow row(String client) {
    PublishAttempt attempt =
        new PublishAttempt(
            1, BEGAN, "POST", "/", client, "$orders", "127.0.0.1", Optional.of(ORDERS), true);
    return new PublishRow(attempt, Optional.empty())
        .with(new PublishOutcome.Accepted("test", ORDERS, "d1", 20));
  }

  private static Deployment deployment(Deployment.State state, Optional<Duration> took) {
    return new Deployment(
        "d1",
        1,
        ORDERS,
        state,
        "",
        "anna",
        "",
        "",
        THERE,
        took.map(THERE::plus),
        20,
        "",
        1,
        true);
  }

  private static InstallationState installation(String name, Deployment... deployments) {
    Installation facts = new Installation(name, Installation.Kind.TEST, true, "pc-14", "0.1.0", "");
    return new InstallationState(
        AgentConnection.to(AgentAddress.parse(name + ":7070"), ""),
        new Link.Connected(),
        Optional.of(
            new InstallationSnapshot(
                1,
                THERE,
                facts,
                List.of(),
                List.of(Apps.running("orders")),
                List.of(deployments))));
  }

  @Test
  void a_client_that_polls_leaves_after_three_minutes() {
    Deployment running = deployment(Deployment.State.STARTING, Optional.empty());
    PublishRow row = row("Visual Studio or dotnet");
    Instant left = BEGAN.plusSeconds(180);

    assertEquals(Optional.empty(), row.stoppedWaiting(running, left));
    assertEquals(Optional.of(left), row.stoppedWaiting(running, left.plusMillis(1)));
  }

  @Test
  void who_was_served_in_time_is_not_said_to_have_left() {
    Deployment soon = deployment(Deployment.State.LIVE, Optional.of(Duration.ofSeconds(179)));
    Deployment late = deployment(Deployment.State.FAILED, Optional.of(Duration.ofSeconds(181)));
    PublishRow row = row("dotnet");
    Instant tomorrow = BEGAN.plus(Duration.ofDays(1));

    assertEquals(Optional.empty(), row.stoppedWaiting(soon, tomorrow));
    assertEquals(Optional.of(BEGAN.plusSeconds(180)), row.stoppedWaiting(late, tomorrow));
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "PowerShell", "GitHub Actions"})
  void who_waits_for_the_answer_does_not_leave(String client) {
    Deployment running = deployment(Deployment.State.STARTING, Optional.empty());

    assertEquals(Optional.empty(), row(client).stoppedWaiting(running, BEGAN.plusSeconds(999)));
  }

  @Test
  void of_two_installations_with_the_app_it_is_the_one_that_took_the_package() {
    InstallationState other = installation("other");
    InstallationState taker =
        installation("taker", deployment(Deployment.State.STARTING, Optional.empty()));

    assertEquals(Optional.of(taker), row("curl").installation(List.of(other, taker)));
    assertEquals(Optional.empty(), row("curl").installation(List.of(other)));
  }

  @Test
  void an_end_is_told_once() {
    PublishEnds ends = new PublishEnds();
    List<PublishRow> rows = List.of(row("curl"));
    Deployment running = deployment(Deployment.State.STARTING, Optional.empty());
    Deployment live = deployment(Deployment.State.LIVE, Optional.of(Duration.ofSeconds(2)));

    assertEquals(List.of(), ends.fresh(rows, List.of(installation("test", running))));
    assertEquals(
        List.of(live),
        ends.fresh(rows, List.of(installation("test", live))).stream()
            .map(PublishEnds.End::deployment)
            .toList());
    assertEquals(List.of(), ends.fresh(rows, List.of(installation("test", live))));
  }
}
