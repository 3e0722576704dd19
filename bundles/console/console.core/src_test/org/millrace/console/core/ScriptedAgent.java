package org.millrace.console.core;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.management.Agent;
import org.millrace.management.App;
import org.millrace.management.Change;
import org.millrace.management.Installation;
import org.millrace.management.InstallationSnapshot;
import org.millrace.management.ManagementJson;
import org.millrace.management.ManagementPaths;
import org.millrace.management.Problem;

/** An agent's management API on loopback that answers what the test wants. */
public final class ScriptedAgent implements AutoCloseable {
  public static final String TOKEN = "the-token";

  /** Answers one request. */
  public interface Route {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final List<HttpExchange> streams = new CopyOnWriteArrayList<>();
  private volatile InstallationSnapshot snapshot =
      new InstallationSnapshot(
          1,
          Instant.EPOCH,
          new Installation("test", Installation.Kind.TEST, true, "pc-14", "0.1.0", ""),
          List.of(),
          List.of(),
          List.of());

  public ScriptedAgent() {
    this(0);
  }

  public ScriptedAgent(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    route("GET " + ManagementPaths.SNAPSHOT, exchange -> json(exchange, 200, snapshot));
    route("GET " + ManagementPaths.AGENTS, exchange -> json(exchange, 200, snapshot.agents()));
    route("GET " + ManagementPaths.EVENTS, this::openStream);
    server.setExecutor(threads);
    server.createContext("/", this::dispatch);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public AgentConnection connection() {
    return AgentConnection.to(AgentAddress.parse("127.0.0.1:" + port()), TOKEN);
  }

  /** {@code "GET /api/v1/apps"} is answered like this from now on. */
  public void route(String methodAndPath, Route route) {
    routes.put(methodAndPath, route);
  }

  public InstallationSnapshot snapshot() {
    return snapshot;
  }

  /** The apps change and everyone who listens is told. */
  public void setApps(App... apps) {
    InstallationSnapshot before = snapshot;
    snapshot =
        new InstallationSnapshot(
            before.seq() + 1,
            before.time(),
            before.installation(),
            List.<Agent>of(),
            List.of(apps),
            before.deployments());
    tell(new Change(snapshot.seq(), "app", "orders"));
  }

  /** The agents change, as when one falls silent: nobody is told. */
  public void setAgents(Agent... agents) {
    snapshot = snapshot.with(List.of(agents));
  }

  public int openStreams() {
    return streams.size();
  }

  /** Cuts every event stream, as a dying agent does. */
  public void cutStreams() {
    List<HttpExchange> open = new ArrayList<>(streams);
    streams.removeAll(open);
    open.forEach(HttpExchange::close);
  }

  public static void json(HttpExchange exchange, int status, Object body) throws IOException {
    String type = body instanceof Problem ? "application/problem+json" : "application/json";
    send(exchange, status, type, ManagementJson.mapper().writeValueAsBytes(body));
  }

  public static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void dispatch(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Route route =
        routes.get(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    if (!("Bearer " + TOKEN).equals(authorization)) {
      json(exchange, 401, new Problem(401, "Unauthorized", "The token is unknown."));
    } else if (route == null) {
      json(exchange, 404, new Problem(404, "Not found", "Nothing is at this path."));
    } else {
      route.answer(exchange);
    }
  }

  private void openStream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    streams.add(exchange);
  }

  private void tell(Change change) {
    for (HttpExchange stream : streams) {
      try {
        String data = ManagementJson.mapper().writeValueAsString(change);
        String event = "id: " + change.seq() + "\ndata: " + data + "\n\n";
        stream.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
        stream.getResponseBody().flush();
      } catch (IOException gone) {
        streams.remove(stream);
      }
    }
  }

  @Override
  public void close() {
    cutStreams();
    server.stop(0);
    threads.shutdownNow();
  }
}
