package org.millrace.console.core.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.connection.AgentEnvironment;
import org.millrace.console.core.connection.ConnectionWishes;
import org.millrace.console.core.connection.ListStore;
import org.millrace.management.Installation;
import org.millrace.management.ManagementPaths;

@Timeout(30)
final class InstallationConnectionsTest {
  private final ScriptedAgent agent = new ScriptedAgent();
  private final ListStore store = new ListStore();
  private InstallationConnections connections;

  private void start(Map<String, String> environment) {
    connections =
        new InstallationConnections(
            store, new AgentEnvironment(environment), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    connections.stop();
    agent.close();
  }

  @Test
  void remembered_ones_are_connected_at_the_start() {
    store.saved().add(agent.connection().named("mine"));

    start(Map.of());

    assertEquals("mine", connections.states().getFirst().label());
  }

  @Test
  void the_one_of_the_environment_is_connected_but_not_remembered() {
    String url = agent.connection().address().url().toString();

    start(Map.of("MILLRACE_AGENT", url, "MILLRACE_TOKEN", ScriptedAgent.TOKEN));

    assertEquals(1, connections.states().size());
    assertTrue(store.saved().isEmpty());
  }

  @Test
  void connecting_again_to_the_same_agent_replaces_the_connection() {
    start(Map.of());

    connections.connect(agent.connection());
    connections.connect(agent.connection().named("renamed"));

    assertEquals(1, connections.states().size());
    assertEquals("renamed", connections.states().getFirst().label());
  }

  @Test
  void a_forgotten_one_is_gone_from_the_store_and_the_listener_is_told()
      throws InterruptedException {
    start(Map.of());
    connections.connect(agent.connection());
    CountDownLatch told = new CountDownLatch(1);
    connections.addListener(
        now -> {
          if (now.isEmpty()) {
            told.countDown();
          }
        });

    connections.forget(agent.connection().id());

    assertTrue(told.await(10, TimeUnit.SECONDS));
    assertTrue(store.saved().isEmpty());
  }

  @Test
  void production_comes_last_and_cannot_be_unmarked_by_a_name() {
    store.saved().add(agent.connection().named("aaa").of(Installation.Kind.PRODUCTION));
    try (ScriptedAgent other = new ScriptedAgent()) {
      store.saved().add(other.connection().named("zzz").of(Installation.Kind.DEVELOPMENT));

      start(Map.of());

      assertEquals(
          List.of("zzz", "aaa"),
          connections.states().stream().map(InstallationState::label).toList());
      connections.forget(other.connection().id());
    }
  }

  @Test
  void one_that_was_disconnected_stays_so_until_it_is_connected_again()
      throws InterruptedException {
    start(Map.of());
    connections.connect(agent.connection());
    connections.disconnect(agent.connection().id());

    connections.stop();
    start(Map.of());

    assertInstanceOf(Link.Disconnected.class, connections.states().getFirst().link());
    connections.connectAgain(agent.connection().id());
    connections.stop();
    start(Map.of());
    awaitConnected();
  }

  private void awaitConnected() throws InterruptedException {
    CountDownLatch connected = new CountDownLatch(1);
    connections.addListener(now -> {
      if (now.getFirst().link().isConnected()) {
        connected.countDown();
      }
    });
    if (!connections.states().getFirst().link().isConnected()) {
      assertTrue(connected.await(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void who_wants_none_at_the_start_finds_them_disconnected() {
    store.saved().add(agent.connection());
    store.wish(new ConnectionWishes(false, Duration.ofSeconds(1), Duration.ofSeconds(1)));

    start(Map.of());

    assertInstanceOf(Link.Disconnected.class, connections.states().getFirst().link());
    assertEquals(0, agent.openStreams());
  }

  @Test
  void an_agent_that_takes_longer_than_is_wanted_is_offline() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    agent.route(
        "GET " + ManagementPaths.SNAPSHOT,
        exchange -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    store.wish(new ConnectionWishes(true, Duration.ofSeconds(5), Duration.ofMillis(100)));
    CountDownLatch offline = new CountDownLatch(1);
    start(Map.of());
    connections.addListener(now -> {
      if (now.getFirst().link() instanceof Link.Offline) {
        offline.countDown();
      }
    });

    connections.connect(agent.connection());

    assertTrue(offline.await(20, TimeUnit.SECONDS));
    never.countDown();
  }
}
