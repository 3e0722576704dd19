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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.ConnectionStore;
import org.millrace.console.core.monitor.InstallationConnections;

@Timeout(60)
final class LocalPublishEndpointTest {
  private final LocalPublishEndpoint endpoint =
      new LocalPublishEndpoint(new InstallationConnections(new NoConnections()));

  private static final class NoConnections implements ConnectionStore {
    @Override
    public List<AgentConnection> load() {
      return List.of();
    }

    @Override
    public void save(AgentConnection connection) {
      throw new AssertionError("nothing is connected here");
    }

    @Override
    public void remove(AgentConnection connection) {
      throw new AssertionError("nothing is connected here");
    }
  }

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
}
