package org.millrace.console.ui.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.management.InstallationChange;
import org.millrace.management.LogLine;
import org.millrace.management.ManagementJson;
import org.millrace.management.ManagementPaths;

/**
 * A whole agent's management API on loopback, scripted by tests. It is strict: what no agent would
 * answer is refused and remembered, and {@link #close} fails the test for it.
 */
final class FakeAgent implements AutoCloseable {
  static final String TOKEN = "fake-token";

  /** What publishing clients sign in with, as the user {@code $app}. */
  static final String PUBLISH_PASSWORD = "fake-publish-password";

  /** Answers a request; the groups of its path are the matcher's. */
  private interface Route {
    void answer(HttpExchange exchange, Matcher path) throws IOException;
  }

  private final HttpServer server;
  private final boolean isSecure;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final FakeInstallation installation;
  private final FakePackages packages = new FakePackages();
  private final EventStreams streams = new EventStreams();
  private final EventStreams logs = new EventStreams();
  private final Map<Pattern, Route> routes = new ConcurrentHashMap<>();
  private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final FakeCalls calls = new FakeCalls();
  private final FakeApps apps;
  private final FakePublishing publishing;
  private final FakeSecrets secrets;
  private final List<String> unexpected = new CopyOnWriteArrayList<>();

  private record Refusal(int status, String sentence) {}

  FakeAgent(FakeInstallation installation) {
    this(installation, 0);
  }

  /**
   * @param port where an agent was before, or 0
   */
  FakeAgent(FakeInstallation installation, int port) {
    this(installation, plain(port), false);
  }

  /** One that speaks TLS, with a certificate of its installation's CA. */
  static FakeAgent secure(FakeInstallation installation, int port) {
    try {
      HttpsServer server = HttpsServer.create(loopback(port), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(installation.authority().agent()));
      return new FakeAgent(installation, server, true);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  private static HttpServer plain(int port) {
    try {
      return HttpServer.create(loopback(port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private FakeAgent(FakeInstallation installation, HttpServer server, boolean isSecure) {
    this.installation = installation;
    this.apps = new FakeApps(installation, packages);
    this.publishing = new FakePublishing(installation);
    this.secrets = new FakeSecrets(installation);
    this.server = server;
    this.isSecure = isSecure;
    installation.onChange(streams::tell);
    addRoutes();
    server.setExecutor(threads);
    server.createContext("/", this::dispatch);
    server.start();
  }

  private void addRoutes() {
    get(
        ManagementPaths.SNAPSHOT,
        (exchange, path) -> Replies.json(exchange, 200, installation.snapshot()));
    get(
        ManagementPaths.AGENTS,
        (exchange, path) -> Replies.json(exchange, 200, installation.snapshot().agents()));
    get(
        ManagementPaths.INSTALLATION,
        (exchange, path) -> Replies.json(exchange, 200, installation.facts()));
    route("PATCH", ManagementPaths.INSTALLATION, this::change);
    get(ManagementPaths.EVENTS, (exchange, path) -> streams.open(exchange));
    post(ManagementPaths.APPS, apps::create);
    get(ManagementPaths.APP, apps::app);
    route("DELETE", ManagementPaths.APP, apps::delete);
    post(ManagementPaths.DEPLOYMENTS, apps::deploy);
    get(ManagementPaths.DEPLOYMENT, apps::deployment);
    get(
        ManagementPaths.DEPLOYMENT_LOG,
        (exchange, path) -> Replies.json(exchange, 200, installation.deploymentLog()));
    post(ManagementPaths.DEPLOYMENT_ROLLBACK, apps::rollBack);
    post(ManagementPaths.DEPLOYMENT_CANCEL, apps::cancel);
    get(ManagementPaths.FILES, packages::list);
    routes.put(
        Pattern.compile("GET " + ManagementPaths.APP.replace("{app}", "([^/]+)") + "/files/(.+)"),
        packages::file);
    get(ManagementPaths.PACKAGE, packages::download);
    get(ManagementPaths.DEPLOYMENTS, apps::deployments);
    post(ManagementPaths.INVOKE, (exchange, path) -> calls.invoke(exchange));
    post(ManagementPaths.FUNCTION_ACTION, apps::toggle);
    get(ManagementPaths.SETTINGS, (exchange, path) -> secrets.getSettings(exchange));
    route("PUT", ManagementPaths.SETTINGS, secrets::putSettings);
    get(ManagementPaths.KEYS, (exchange, path) -> secrets.getKeys(exchange));
    route("PUT", ManagementPaths.KEY, secrets::putKey);
    route("DELETE", ManagementPaths.KEY, secrets::deleteKey);
    get(
        ManagementPaths.AUTHORITY,
        (exchange, path) -> Replies.json(exchange, 200, installation.authority().authority()));
    post(ManagementPaths.CERTIFICATES, publishing::issue);
    route("PUT", ManagementPaths.PUBLISH_ENDPOINTS, publishing::announced);
    route("DELETE", ManagementPaths.PUBLISH_ENDPOINTS, (exchange, path) -> Replies.empty(exchange));
    get(ManagementPaths.PUBLISH_CREDENTIAL, publishing::credential);
    post(ManagementPaths.PUBLISH_CREDENTIAL, publishing::credential);
    get(ManagementPaths.PUBLISH_ACCESS, publishing::access);
    get(ManagementPaths.LOGS, (exchange, path) -> logs.open(exchange));
    post(ManagementPaths.APP + "/(start|stop|restart)", apps::act);
  }

  private void change(HttpExchange exchange, Matcher path) throws IOException {
    InstallationChange wanted =
        ManagementJson.mapper().treeToValue(Replies.body(exchange), InstallationChange.class);
    Replies.json(exchange, 200, installation.change(wanted));
  }

  private void get(String template, Route route) {
    route("GET", template, route);
  }

  private void post(String template, Route route) {
    route("POST", template, route);
  }

  private void route(String method, String template, Route route) {
    String path = template.replaceAll("\\{[a-z]+}", "([^/]+)");
    routes.put(Pattern.compile(method + " " + path), route);
  }

  int port() {
    return server.getAddress().getPort();
  }

  String address() {
    return "127.0.0.1:" + port();
  }

  AgentConnection connection() {
    String scheme = isSecure ? "https://" : "http://";
    return AgentConnection.to(AgentAddress.parse(scheme + address()), TOKEN);
  }

  FakeInstallation installation() {
    return installation;
  }

  FakePackages packages() {
    return packages;
  }

  /** {@code "POST /api/v1/apps"} is refused like this from now on. */
  void refuse(String methodAndPath, int status, String sentence) {
    refusals.put(methodAndPath, new Refusal(status, sentence));
  }

  /** {@code "GET /api/v1/apps"} is never answered from now on. */
  void fallSilent(String methodAndPath) {
    silent.add(methodAndPath);
  }

  void allow(String methodAndPath) {
    refusals.remove(methodAndPath);
  }

  /** All orders so far, without the questions and what the endpoint asks for by itself. */
  List<String> orders() {
    return requests.stream()
        .filter(request -> !request.startsWith("GET "))
        .filter(request -> !request.equals("POST " + ManagementPaths.CERTIFICATES))
        .filter(request -> !request.endsWith(ManagementPaths.PUBLISH_ENDPOINTS))
        .toList();
  }

  int openStreams() {
    return streams.count();
  }

  int openLogs() {
    return logs.count();
  }

  /** All that follow a log are told the line. */
  void log(LogLine line) {
    logs.tell(line.number(), line);
  }

  void cutLogs() {
    logs.cut();
  }

  private void dispatch(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    requests.add(asked);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Refusal refusal = refusals.get(asked);
    if (silent.contains(asked)) {
      return;
    }
    if (!isSignedIn(authorization, exchange.getRequestURI().getPath())) {
      Replies.problem(exchange, 401, "The token is unknown.");
    } else if (refusal != null) {
      Replies.problem(exchange, refusal.status(), refusal.sentence());
    } else {
      answer(exchange, asked);
    }
  }

  private static boolean isSignedIn(String authorization, String path) {
    if (("Bearer " + TOKEN).equals(authorization)) {
      return true;
    }
    String app = path.replaceFirst("^/api/v1/apps/([^/]+)/.*$", "$1");
    return Credentials.basic("$" + app, PUBLISH_PASSWORD).equals(authorization);
  }

  private void answer(HttpExchange exchange, String asked) throws IOException {
    for (Map.Entry<Pattern, Route> route : routes.entrySet()) {
      Matcher path = route.getKey().matcher(asked);
      if (path.matches()) {
        route.getValue().answer(exchange, path);
        return;
      }
    }
    unexpected.add(asked);
    Replies.problem(exchange, 404, "There is nothing at " + asked + ".");
  }

  /** All calls of functions so far. */
  List<JsonNode> calls() {
    return calls.all();
  }

  FakeSecrets secrets() {
    return secrets;
  }

  /** Dies without a word, as a machine that loses its power. */
  void die() {
    streams.cut();
    logs.cut();
    server.stop(0);
    threads.shutdownNow();
  }

  @Override
  public void close() {
    die();
    if (!unexpected.isEmpty()) {
      throw new AssertionError("The console asked for what no agent has: " + unexpected);
    }
  }
}
