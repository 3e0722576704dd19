package org.millrace.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** An agent as an administrator has it: the distribution's own command in a process of its own. */
final class LiveAgent implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  static final ObjectMapper JSON = new ObjectMapper();

  private final Path data;
  private final LiveCommand command;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Opens the management API; made at the first use. */
  private String token;

  private LiveAgent(Path data, LiveCommand command) {
    this.data = data;
    this.command = command;
  }

  /** Starts one on a data folder, with any free ports, and waits until it answers. */
  static LiveAgent start(Path data, String... settings) throws IOException, InterruptedException {
    LiveCommand command = run(data, data, settings);
    command.await("its address", () -> command.out().endsWith("}\n"));
    return new LiveAgent(data, command);
  }

  /** Starts one that cannot come up, and waits until it has said so. */
  static Said fail(Path data, String... settings) throws IOException, InterruptedException {
    // What a running agent on the same folder says stays readable.
    Path said = data.resolveSibling(data.getFileName() + "-refused");
    try (LiveCommand command = run(said, data, settings)) {
      return new Said(command.exit(), command.out(), command.err());
    }
  }

  private static LiveCommand run(Path said, Path data, String... settings) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      environment.put("MILLRACE_" + setting.substring(0, equals), setting.substring(equals + 1));
    }
    return LiveCommand.start(
        said, environment, "agent", "run", "--data", data.toString(), "--port-base", "0", "--json");
  }

  /** Starts a publish endpoint for this agent, and waits until it listens. */
  LiveCommand publishEndpoint(Path said) throws IOException, InterruptedException {
    LiveCommand endpoint =
        LiveCommand.start(
            said,
            Map.of("MILLRACE_AGENT", management(), "MILLRACE_TOKEN", token()),
            "publish-endpoint",
            "--listen",
            "127.0.0.1:0",
            "--json");
    endpoint.await("its address", () -> endpoint.out().endsWith("}\n"));
    return endpoint;
  }

  /** What a command said and how it ended. */
  record Said(int exit, String out, String err) {
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException noJson) {
        throw new AssertionError("no JSON: " + this, noJson);
      }
    }
  }

  /** Runs {@code millrace} with these words, on the agent's data folder. */
  Said say(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(House.millrace().toString()));
    command.addAll(Arrays.asList(words));
    Path err = Files.createTempFile("millrace", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().put("MILLRACE_DATA", data.toString());
    Process said = builder.start();
    said.getOutputStream().close();
    String out = new String(said.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!said.waitFor(LIMIT.toSeconds() * 3, TimeUnit.SECONDS)) {
      said.destroyForcibly();
      throw new AssertionError(command + " did not end; it printed " + out);
    }
    String complaint = Files.readString(err);
    Files.delete(err);
    return new Said(said.exitValue(), out, complaint);
  }

  /** The same; anything but exit code 0 fails the test. */
  JsonNode ask(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.add("--json");
    Said said = say(all.toArray(String[]::new));
    if (said.exit() != 0) {
      throw new AssertionError(all + " ended with " + said);
    }
    return said.json();
  }

  /** Calls the management API as a client that sends what it likes. */
  HttpResponse<String> manage(String method, String path, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    return http.send(managing(path).method(method, body).build(), BodyHandlers.ofString());
  }

  /** Reads from the management API with any token. */
  HttpResponse<String> manageAs(String token, String path)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = managing(path).setHeader("Authorization", "Bearer " + token);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String url, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).POST(body).build();
    return http.send(request, BodyHandlers.ofString());
  }

  byte[] readBytes(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(managing(path).build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " was answered with " + answer);
    }
    return answer.body();
  }

  JsonNode read(String path) throws IOException, InterruptedException {
    return JSON.readTree(readBytes(path));
  }

  /** Listens to what the management API tells as it happens. */
  LiveStream follow(String path) throws IOException, InterruptedException {
    return new LiveStream(http, managing(path).header("Accept", "text/event-stream").build());
  }

  JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  private HttpRequest.Builder managing(String path) throws IOException, InterruptedException {
    return HttpRequest.newBuilder(URI.create(management() + "/api/v1/" + path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + token());
  }

  /** Opens its management API. */
  String token() throws IOException, InterruptedException {
    if (token == null) {
      // Each life of an agent gets one: the name of an earlier one is taken.
      Curl answer =
          Curl.run(
              "--unix-socket",
              data.resolve("run/control.sock").toString(),
              "-H",
              "Content-Type: application/json",
              "-d",
              "{\"name\":\"acceptance-" + UUID.randomUUID() + "\"}",
              "http://localhost/api/v1/tokens");
      if (answer.exit() != 0) {
        throw new AssertionError(answer);
      }
      token = json(answer.said()).get("secret").asText();
    }
    return token;
  }

  /** Has a package live, as a client of the API does. */
  void deploy(String app, Path zip) throws IOException, InterruptedException {
    HttpResponse<String> taken =
        manage(
            "POST",
            "apps/" + app + "/deployments?create=true&author=anna",
            HttpRequest.BodyPublishers.ofFile(zip));
    String said = taken.statusCode() == 202 ? end(app, json(taken.body()).get("id").asText()) : "";
    if (!said.isEmpty() || taken.statusCode() != 202) {
      throw new AssertionError(zip + " for " + app + ": " + taken.body() + " " + said);
    }
  }

  /** Waits until a deployment has ended and answers its text. */
  String end(String app, String deployment) throws IOException, InterruptedException {
    String path = "apps/" + app + "/deployments/" + deployment;
    await(deployment + " to end", () -> hasEnded(path));
    return read(path).get("statusText").asText();
  }

  /** An agent that cannot tell just now (503) is asked again. */
  private boolean hasEnded(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = manage("GET", path, HttpRequest.BodyPublishers.noBody());
    return answer.statusCode() == 200 && !json(answer.body()).get("ended").isNull();
  }

  /** Where an app answers, without a trailing slash. */
  String url(String app) throws IOException, InterruptedException {
    for (JsonNode known : apps()) {
      if (known.get("name").asText().equals(app)) {
        return known.get("url").asText();
      }
    }
    throw new AssertionError("there is no app " + app);
  }

  /** With TLS by the command, which trusts the CA of the agent beside it. */
  private JsonNode apps() throws IOException, InterruptedException {
    return management().startsWith("https:") ? ask("apps", "list") : read("apps");
  }

  HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Where its management API answers. */
  String management() throws IOException {
    return JSON.readTree(command.out()).get("management").asText();
  }

  Path data() {
    return data;
  }

  void await(String what, LiveCommand.Condition condition)
      throws IOException, InterruptedException {
    command.await(what, condition);
  }

  String log() {
    return command.err();
  }

  /** Asks it to stop as a service manager does, and answers its exit code. */
  int stop() throws InterruptedException {
    return command.stop();
  }

  /** Waits until it has ended by itself. */
  void awaitEnd() throws InterruptedException {
    command.exit();
  }

  /** Ends it as a power cut does. */
  void kill() throws InterruptedException {
    command.kill();
  }

  @Override
  public void close() throws InterruptedException {
    command.close();
    http.close();
  }
}
