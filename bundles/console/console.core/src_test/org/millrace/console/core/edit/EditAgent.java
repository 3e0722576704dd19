package org.millrace.console.core.edit;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.FileEntry;
import org.millrace.management.Problem;
import org.millrace.model.AppName;

/** An agent with one app, whose files can be read and deployed; every deployment has ended. */
final class EditAgent {
  static final AppName ORDERS = new AppName("orders");
  private static final String APP = "/api/v1/apps/orders";

  private final Map<String, String> files = new TreeMap<>();
  private final List<URI> deployments = new ArrayList<>();
  private Deployment.State end = Deployment.State.LIVE;
  private String endText = "";
  private String stack = "node";
  private int revision;
  private int deployment;
  private boolean isOvertaken;

  EditAgent(ScriptedAgent agent) {
    agent.route("GET " + APP, exchange -> ScriptedAgent.json(exchange, 200, app()));
    agent.route("GET " + APP + "/files", this::list);
    agent.route("GET " + APP + "/package", this::download);
    agent.route("GET " + APP + "/deployments", this::all);
    agent.route("POST " + APP + "/deployments", this::deploy);
    this.agent = agent;
  }

  private final ScriptedAgent agent;

  synchronized EditAgent with(String path, String text) {
    files.put(path, text);
    agent.route(
        "GET " + APP + "/files/" + path,
        exchange ->
            ScriptedAgent.send(
                exchange, 200, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8)));
    revision = Math.max(1, revision);
    deployment = Math.max(1, deployment);
    return this;
  }

  synchronized void runs(String newStack) {
    stack = newStack;
  }

  /** Bob makes another package live. */
  synchronized void overtake() {
    revision++;
    deployment++;
  }

  /** Bob does so after the app was looked at and before the package arrives. */
  synchronized void overtakeAtTheLastMoment() {
    isOvertaken = true;
  }

  /** The settings change: another revision of the same package. */
  synchronized void changeSettings() {
    revision++;
  }

  synchronized void deploymentsEnd(Deployment.State state, String text) {
    end = state;
    endText = text;
  }

  synchronized LiveVersion live() {
    return new LiveVersion(revision, deployment);
  }

  synchronized String text(String path) {
    return files.get(path);
  }

  /** The addresses that packages were sent to. */
  synchronized List<URI> deployments() {
    return deployments;
  }

  synchronized App app() {
    Optional<Integer> live = deployment == 0 ? Optional.empty() : Optional.of(deployment);
    App.State state = deployment == 0 ? App.State.EMPTY : App.State.RUNNING;
    return new App(ORDERS, state, "", stack, revision, live, "", List.of(), List.of());
  }

  private synchronized void list(HttpExchange exchange) throws IOException {
    if (files.isEmpty()) {
      Problem none = new Problem(404, "Not found", "Nothing was deployed to orders yet.");
      ScriptedAgent.json(exchange, 404, none);
      return;
    }
    List<FileEntry> entries =
        files.entrySet().stream()
            .map(file -> new FileEntry(file.getKey(), file.getValue().length(), "00000000"))
            .toList();
    ScriptedAgent.json(exchange, 200, entries);
  }

  private synchronized void download(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    ScriptedAgent.send(exchange, 200, "application/zip", bytes.toByteArray());
  }

  private synchronized void all(HttpExchange exchange) throws IOException {
    List<Deployment> all = List.of(made(deployment, Deployment.State.LIVE, "bob", ""));
    ScriptedAgent.json(exchange, 200, all);
  }

  private synchronized void deploy(HttpExchange exchange) throws IOException {
    deployments.add(exchange.getRequestURI());
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (isOvertaken) {
      overtake();
    }
    if (!exchange.getRequestURI().getQuery().contains("baseRevision=" + revision + "&")) {
      ScriptedAgent.json(exchange, 409, new Problem(409, "Conflict", "orders has changed."));
      return;
    }
    int number = deployment + 1;
    if (end == Deployment.State.LIVE) {
      take(body);
      revision++;
      deployment++;
    }
    ScriptedAgent.json(exchange, 202, made(number, end, "anna", endText));
  }

  private void take(byte[] body) throws IOException {
    files.clear();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  private Deployment made(int number, Deployment.State state, String author, String text) {
    return new Deployment(
        "d" + number, number, ORDERS, state, text, author, "console", "", Instant.EPOCH,
        Optional.empty(), 100, "", revision, true);
  }
}
