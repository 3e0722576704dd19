package org.millrace.console.core.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;
import org.millrace.management.InstallationSnapshot;
import org.millrace.model.AppName;
import org.osgi.service.prefs.Preferences;

final class SeenFailuresTest {
  private static final Instant MET = Instant.parse("2026-11-03T12:00:00Z");

  private final Map<String, String> disk = new HashMap<>();
  private final SeenFailures seen = reopened();

  /** As after the next start of the console. */
  private SeenFailures reopened() {
    return new SeenFailures(
        (Preferences)
            Proxy.newProxyInstance(
                Preferences.class.getClassLoader(),
                new Class<?>[] {Preferences.class},
                (_, method, values) ->
                    switch (method.getName()) {
                      case "get" -> disk.getOrDefault((String) values[0], (String) values[1]);
                      case "put" -> disk.put((String) values[0], (String) values[1]);
                      case "flush" -> null;
                      default -> throw new AssertionError(method);
                    }));
  }

  private static List<InstallationState> installation(Deployment... deployments) {
    InstallationSnapshot snapshot =
        new InstallationSnapshot(
            1,
            MET,
            new Installation("test", Installation.Kind.TEST, true, "pc-14", "0.1.0", ""),
            List.of(),
            List.of(),
            List.of(deployments));
    return List.of(
        new InstallationState(
            AgentConnection.to(AgentAddress.parse("pc-14:7070"), "token"),
            new Link.Connected(),
            Optional.of(snapshot)));
  }

  private static Deployment ended(int number, Deployment.State state, int secondsAfterMeeting) {
    Instant end = MET.plusSeconds(secondsAfterMeeting);
    return new Deployment(
        "%032x".formatted(number),
        number,
        new AppName("orders"),
        state,
        "",
        "anna",
        "console",
        "",
        end,
        Optional.of(end),
        1,
        "",
        number,
        true);
  }

  private static final Deployment OLD = ended(1, Deployment.State.FAILED, -60);
  private static final Deployment LIVE = ended(2, Deployment.State.LIVE, 5);
  private static final Deployment FAILED = ended(3, Deployment.State.FAILED, 10);
  private static final Deployment LATER = ended(4, Deployment.State.FAILED, 20);

  @Test
  void what_failed_before_the_installation_was_met_is_no_news() {
    assertEquals(List.of(), seen.unseen(installation(OLD)));
  }

  @Test
  void what_fails_is_counted_until_somebody_looks() {
    seen.unseen(installation(OLD));
    List<String> told = new ArrayList<>();
    seen.addListener(() -> told.add("looked"));

    assertEquals(List.of(FAILED), seen.unseen(installation(FAILED, LIVE, OLD)));
    seen.look(installation(FAILED, LIVE, OLD));

    assertTrue(seen.unseen(installation(FAILED, LIVE, OLD)).isEmpty());
    assertEquals(List.of("looked"), told);
    assertEquals(List.of(LATER), seen.unseen(installation(LATER, FAILED, OLD)));
  }

  @Test
  void looking_at_nothing_new_tells_nobody() {
    Stream.of(1, 2).forEach(_ -> seen.look(installation(OLD)));
    seen.addListener(() -> {
      throw new AssertionError("told");
    });

    seen.look(installation(OLD, LIVE));
  }

  @Test
  void it_is_remembered_after_the_console_has_ended() {
    seen.unseen(installation());
    seen.look(installation(FAILED));

    assertEquals(List.of(LATER), reopened().unseen(installation(LATER, FAILED)));
  }
}
