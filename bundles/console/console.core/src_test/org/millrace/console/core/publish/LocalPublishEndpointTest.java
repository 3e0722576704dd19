package org.millrace.console.core.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.connection.ListStore;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.management.PublishAddress;

@Timeout(60)
final class LocalPublishEndpointTest {
  private final LocalPublishEndpoint endpoint =
      new LocalPublishEndpoint(new InstallationConnections(new ListStore()));

  @AfterEach
  void stop() {
    endpoint.turnOff();
  }

  private static EndpointListeners at(int port) {
    return new EndpointListeners(port, EndpointListeners.NONE, false);
  }

  private static int ask(URI url) throws IOException {
    try (Response answer =
        new OkHttpClient().newCall(new Request.Builder().url(url.toURL()).build()).execute()) {
      return answer.code();
    }
  }

  @Test
  void turned_on_it_answers_and_turned_off_it_does_not() throws IOException {
    AtomicInteger told = new AtomicInteger();
    endpoint.addListener(told::incrementAndGet);

    endpoint.turnOn(at(0));
    URI url = endpoint.url();
    assertEquals(200, ask(url));

    endpoint.turnOff();
    assertThrows(ConnectException.class, () -> ask(url));
    assertEquals(2, told.get());
  }

  @Test
  void a_port_that_is_taken_is_said_and_can_be_had_later() throws IOException {
    int port;
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = other.getLocalPort();
      assertThrows(IOException.class, () -> endpoint.turnOn(at(port)));
      LocalPublishEndpoint.State.Failed failed =
          assertInstanceOf(LocalPublishEndpoint.State.Failed.class, endpoint.state());
      assertTrue(failed.reason().contains(Integer.toString(port)), failed.reason());
    }

    endpoint.turnOn(at(port));

    assertInstanceOf(LocalPublishEndpoint.State.On.class, endpoint.state());
  }

  @Test
  void a_port_for_tls_that_is_taken_is_said_and_the_other_listener_serves() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      endpoint.turnOn(new EndpointListeners(0, other.getLocalPort(), false));

      LocalPublishEndpoint.State.On on =
          assertInstanceOf(LocalPublishEndpoint.State.On.class, endpoint.state());
      assertTrue(on.trouble().contains(Integer.toString(other.getLocalPort())), on.trouble());
      assertTrue(on.secure().isEmpty());
      assertEquals(200, ask(on.url()));
    }
  }

  @Test
  void imported_profiles_point_to_the_listener_with_tls_and_those_of_projects_to_the_other()
      throws IOException {
    endpoint.turnOn(new EndpointListeners(0, 0, false));

    assertEquals("https", endpoint.url(ProfileFormat.PUBLISH_SETTINGS).getScheme());
    assertEquals("http", endpoint.url(ProfileFormat.PUBXML).getScheme());
    endpoint.turnOff();
    assertEquals("http", endpoint.url(ProfileFormat.PUBLISH_SETTINGS).getScheme());
  }

  @Test
  void installations_are_told_where_it_listens_and_when_it_does_no_more() throws Exception {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    try (ScriptedAgent agent = new ScriptedAgent()) {
      for (String method : List.of("PUT", "DELETE")) {
        agent.route(
            method + " /api/v1/publish-endpoints",
            exchange -> {
              told.add(method + " " + exchange.getRequestURI().getQuery());
              PublishAddress address = new PublishAddress("", "", Instant.EPOCH);
              ScriptedAgent.json(exchange, 200, address);
            });
      }
      InstallationConnections connected =
          new InstallationConnections(new ListStore(agent.connection()));
      awaitConnected(connected);
      LocalPublishEndpoint announced = new LocalPublishEndpoint(connected);

      announced.turnOn(new EndpointListeners(0, EndpointListeners.NONE, false));
      String url = announced.url().toString();
      String first = told.take();
      announced.turnOff();

      assertTrue(first.startsWith("PUT url=" + url.substring(0, url.length() - 1)), first);
      assertTrue(told.take().startsWith("DELETE url="));
    }
  }

  private static void awaitConnected(InstallationConnections connected)
      throws InterruptedException {
    CountDownLatch isConnected = new CountDownLatch(1);
    connected.addListener(states -> {
      if (states.stream().anyMatch(state -> state.link().isConnected())) {
        isConnected.countDown();
      }
    });
    if (connected.states().stream().anyMatch(state -> state.link().isConnected())) {
      isConnected.countDown();
    }
    isConnected.await();
  }
}
