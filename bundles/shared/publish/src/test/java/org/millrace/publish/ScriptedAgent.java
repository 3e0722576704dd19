package org.millrace.publish;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.FileEntry;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementJson;
import org.millrace.management.Problem;
import org.millrace.management.PublishAccess;
import org.millrace.model.AppName;

/**
 * An agent's management API as far as publishing needs it, over a real socket. It holds to the
 * contract (credentials, the lock) and remembers what it was sent; whatever is not in the contract
 * is a fault that the test sees.
 */
final class ScriptedAgent implements AutoCloseable {
  static final String TOKEN = "Bearer TestToken.abc";
  private static final String APPS = "/api/v1/apps";

  private final ObjectMapper json = ManagementJson.mapper();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final OkHttpClient http = new OkHttpClient();

  // Guarded by this.
  private final Map<String, String> passwords = new TreeMap<>();
  private final Map<String, String> appSettings = new TreeMap<>();
  private final Map<String, String> publishSettings = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();
  private final ScriptedDeployments deployments = new ScriptedDeployments();
  private final List<Deployment.LogEntry> log = new ArrayList<>();
  private final Deque<Problem> refusals = new ArrayDeque<>();
  private final List<byte[]> packages = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private Query lastDeploy = new Query(null);
  private int unreachable;

  private ScriptedAgent(HttpServer server) {
    this.server = server;
  }

  static ScriptedAgent start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ScriptedAgent agent = new ScriptedAgent(server);
    server.createContext("/", agent::handle);
    server.setExecutor(agent.threads);
    server.start();
    return agent;
  }

  /** Brings a credential that must never be used for a publisher. */
  ManagementClient client() {
    int port = server.getAddress().getPort();
    HttpUrl url = new HttpUrl.Builder().scheme("http").host("127.0.0.1").port(port).build();
    return new ManagementClient(url, "Bearer of-the-console", http);
  }

  synchronized ScriptedAgent app(String name, String password) {
    passwords.put(name, password);
    return this;
  }

  synchronized ScriptedAgent states(Deployment.State... states) {
    deployments.follow(List.of(states));
    return this;
  }

  synchronized ScriptedAgent failingWith(String reason) {
    deployments.failWith(reason);
    return this;
  }

  /** Refuses the next package. */
  synchronized ScriptedAgent refusing(int status, String reason) {
    refusals.add(new Problem(status, "", reason));
    return this;
  }

  synchronized ScriptedAgent setting(String name, String value) {
    appSettings.put(name, value);
    return this;
  }

  synchronized ScriptedAgent file(String path, String content) {
    files.put(path, content);
    return this;
  }

  synchronized ScriptedAgent logging(Deployment.LogEntry.Level level, String message) {
    log.add(new Deployment.LogEntry(Instant.EPOCH, level, message));
    return this;
  }

  /** Closes so many connections without an answer. */
  synchronized ScriptedAgent unreachableFor(int requests) {
    unreachable = requests;
    return this;
  }

  /** A deployment that is under way already. */
  synchronized Deployment deploying(String app) {
    return deployments.take(new AppName(app), new Query("author=anna&client=console"), 7);
  }

  synchronized List<byte[]> packages() {
    return List.copyOf(packages);
  }

  /** How the last package was to be deployed. */
  synchronized Query lastDeploy() {
    return lastDeploy;
  }

  synchronized Map<String, String> publishSettings() {
    return Map.copyOf(publishSettings);
  }

  /** What it was asked that is not in the contract. */
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      synchronized (this) {
        if (unreachable > 0) {
          unreachable--;
          return;
        }
        answer(exchange, body);
      }
    }
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String[] segments = path.substring(1).split("/", -1);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (path.equals(APPS) && TOKEN.equals(authorization)) {
      reply(exchange, 200, apps());
      return;
    }
    boolean ofAnApp = path.startsWith(APPS + "/") && segments.length > 4;
    if (!ofAnApp || !mayPublish(authorization, segments[3])) {
      refuse(exchange, 401, "The user name or the password is wrong.");
      return;
    }
    String operation =
        exchange.getRequestMethod()
            + (" " + segments[4])
            + (segments.length > 5 ? "/{}" : "")
            + (segments.length > 6 ? "/" + segments[6] : "");
    String item = segments.length > 5 ? URLDecoder.decode(segments[5], StandardCharsets.UTF_8) : "";
    act(exchange, new AppName(segments[3]), operation, item, body);
  }

  private boolean mayPublish(String authorization, String app) {
    String pair = "$" + app + ":" + passwords.get(app);
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    String basic = "Basic " + Base64.getEncoder().encodeToString(bytes);
    return passwords.containsKey(app)
        && (TOKEN.equals(authorization) || basic.equals(authorization));
  }

  private void act(HttpExchange exchange, AppName app, String operation, String item, byte[] body)
      throws IOException {
    switch (operation) {
      case "GET publish-access" ->
          reply(exchange, 200, new PublishAccess(app, deployments.running()));
      case "GET publish-settings" -> {
        Map<String, String> visible = new TreeMap<>(appSettings);
        visible.putAll(publishSettings);
        reply(exchange, 200, visible);
      }
      case "PATCH publish-settings" -> {
        publishSettings.putAll(json.readValue(body, new TypeReference<Map<String, String>>() {}));
        exchange.sendResponseHeaders(204, -1);
      }
      case "DELETE publish-settings/{}" -> {
        publishSettings.remove(item);
        exchange.sendResponseHeaders(204, -1);
      }
      case "POST deployments" -> deploy(exchange, app, body);
      case "GET deployments" -> reply(exchange, 200, deployments.all());
      case "GET deployments/{}" -> look(exchange, item);
      case "GET deployments/{}/log" -> reply(exchange, 200, log);
      case "POST deployments/{}/rollback" ->
          reply(exchange, 202, deployments.take(app, new Query("message=back+to+" + item), 0));
      case "GET files" ->
          reply(
              exchange,
              200,
              files.entrySet().stream()
                  .map(file -> new FileEntry(file.getKey(), file.getValue().length(), "00000000"))
                  .toList());
      case "GET files/{}" -> send(exchange, 200, files.get(item).getBytes(StandardCharsets.UTF_8));
      default -> {
        faults.add(operation);
        refuse(exchange, 500, "not in the contract");
      }
    }
  }

  private List<App> apps() {
    return passwords.keySet().stream()
        .map(name ->
            new App(
                new AppName(name),
                App.State.RUNNING,
                "",
                "node",
                1,
                Optional.empty(),
                "",
                List.of(),
                List.of()))
        .toList();
  }

  private void deploy(HttpExchange exchange, AppName app, byte[] body) throws IOException {
    Problem refusal = refusals.poll();
    if (refusal != null) {
      reply(exchange, refusal.status(), refusal);
      return;
    }
    Optional<Deployment> running = deployments.running();
    if (running.isPresent()) {
      refuse(exchange, 409, app + " is being deployed by " + running.get().author() + ".");
      return;
    }
    packages.add(body);
    lastDeploy = new Query(exchange.getRequestURI().getRawQuery());
    reply(exchange, 202, deployments.take(app, lastDeploy, body.length));
  }

  private void look(HttpExchange exchange, String id) throws IOException {
    Optional<Deployment> found = deployments.look(id);
    if (found.isEmpty()) {
      refuse(exchange, 404, "Deployment '" + id + "' not found.");
      return;
    }
    reply(exchange, 200, found.get());
  }

  private void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
    reply(exchange, status, new Problem(status, "", sentence));
  }

  private void reply(HttpExchange exchange, int status, Object value) throws IOException {
    send(exchange, status, json.writeValueAsBytes(value));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.connectionPool().evictAll();
  }
}
