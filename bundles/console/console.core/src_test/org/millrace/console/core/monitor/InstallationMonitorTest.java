package org.millrace.console.core.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.console.core.Apps;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.connection.AgentAccess;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.ConnectionWishes;
import org.millrace.management.Agent;
import org.millrace.management.ManagementPaths;

@Timeout(30)
final class InstallationMonitorTest {
  private final StateLog states = new StateLog();
  private ScriptedAgent agent = new ScriptedAgent();
  private InstallationMonitor monitor;

  @AfterEach
  void stop() {
    monitor.close();
    agent.close();
  }

  private void connect(AgentConnection connection) {
    monitor = new InstallationMonitor(connection, Clock.systemUTC(), states);
    monitor.connect();
  }

  @Test
  void the_first_snapshot_makes_it_connected() throws InterruptedException {
    agent.setApps(Apps.running("orders"));

    connect(agent.connection());

    InstallationState state = states.await(s -> s.link().isConnected());
    assertEquals("test", state.label());
    assertEquals("orders", state.apps().getFirst().name().value());
  }

  private static Agent silent(String name) {
    return new Agent(
        name,
        Agent.State.SILENT,
        "0.1.0",
        "linux",
        "process",
        List.of(),
        "http://127.0.0.1:7071",
        0,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  @Test
  void what_nobody_tells_is_looked_for() throws InterruptedException {
    monitor =
        new InstallationMonitor(
            new AgentAccess(agent.connection(), ConnectionWishes.USUAL),
            agent.connection(),
            Clock.systemUTC(),
            Duration.ofMillis(50),
            states);
    monitor.connect();
    states.awaitStream(agent);

    agent.setAgents(silent("pc-15"));

    states.await(s -> s.snapshot().orElseThrow().agents().size() == 1);
    assertEquals(1, agent.openStreams());
  }

  @Test
  void a_change_is_shown_without_being_asked_for() throws InterruptedException {
    connect(agent.connection());
    states.awaitStream(agent);

    agent.setApps(Apps.running("orders"), Apps.running("billing"));

    states.await(s -> s.apps().size() == 2);
  }

  @Test
  void many_changes_at_once_are_read_together() throws InterruptedException {
    connect(agent.connection());
    states.awaitStream(agent);
    int before = states.seen();

    for (int i = 0; i < 50; i++) {
      agent.setApps(Apps.running("app" + i));
    }

    states.await(s -> s.apps().stream().anyMatch(a -> a.name().value().equals("app49")));
    assertTrue(states.seen() - before < 10, states.seen() - before + " snapshots were shown");
  }

  @Test
  void a_wrong_token_is_refused_and_not_tried_again() throws InterruptedException {
    connect(agent.connection().withToken("wrong"));

    InstallationState state = states.await(s -> s.link() instanceof Link.Refused);
    assertEquals(
        "127.0.0.1 does not accept this token: it is unknown or has ended. Paste another one.",
        ((Link.Refused) state.link()).reason());
  }

  @Test
  void a_web_server_is_not_an_agent() throws InterruptedException {
    agent.route(
        "GET " + ManagementPaths.SNAPSHOT,
        exchange ->
            ScriptedAgent.send(
                exchange, 200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8)));

    connect(agent.connection());

    InstallationState state = states.await(s -> s.link() instanceof Link.NotAnAgent);
    assertEquals(
        "127.0.0.1:"
            + agent.port()
            + " answers, but it is not a Millrace agent. The usual port is 7070.",
        ((Link.NotAnAgent) state.link()).reason());
  }

  @Test
  void plain_http_where_tls_is_expected_is_said() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket caller = plain.accept()) {
                  caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                  throw new UncheckedIOException(closed);
                }
              });

      connect(AgentConnection.to(new AgentAddress("127.0.0.1", plain.getLocalPort(), true), "t"));

      Link link = states.await(s -> s.link() instanceof Link.NotAnAgent).link();
      assertTrue(((Link.NotAnAgent) link).reason().contains("does not speak TLS"));
    }
  }

  @Test
  void when_the_agent_dies_what_was_known_stays_and_it_comes_back_by_itself()
      throws InterruptedException {
    agent.setApps(Apps.running("orders"));
    connect(agent.connection());
    states.awaitStream(agent);
    int port = agent.port();

    agent.close();

    InstallationState offline = states.await(s -> s.link() instanceof Link.Offline);
    assertEquals(1, offline.apps().size());
    assertFalse(((Link.Offline) offline.link()).reason().isEmpty());

    agent = new ScriptedAgent(port);
    agent.setApps(Apps.running("orders"), Apps.running("billing"));

    states.await(s -> s.link().isConnected() && s.apps().size() == 2);
  }

  @Test
  void a_cut_stream_is_opened_again() throws InterruptedException {
    connect(agent.connection());
    states.awaitStream(agent);

    agent.cutStreams();
    states.awaitStream(agent);
    agent.setApps(Apps.running("orders"));

    states.await(s -> s.link().isConnected() && s.apps().size() == 1);
  }

  @Test
  void a_disconnected_one_stays_so_until_connected() throws InterruptedException {
    connect(agent.connection());
    states.awaitStream(agent);

    monitor.disconnect();

    states.await(s -> s.link() instanceof Link.Disconnected);
    monitor.connect();
    states.await(s -> s.link().isConnected());
  }

  @Test
  void closing_interrupts_an_agent_that_never_answers() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    agent.route(
        "GET " + ManagementPaths.SNAPSHOT,
        exchange -> {
          asked.countDown();
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    connect(agent.connection());
    assertTrue(asked.await(10, TimeUnit.SECONDS));

    monitor.close();

    assertTrue(states.threadEnded("console-monitor-" + agent.connection().id()));
    assertInstanceOf(Link.Connecting.class, monitor.state().link());
    assertEquals(List.of(), monitor.state().apps());
  }
}
