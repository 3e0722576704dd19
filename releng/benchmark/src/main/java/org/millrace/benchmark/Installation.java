package org.millrace.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Millrace as people run it: an agent with its database, and a publish endpoint, in a folder. */
final class Installation implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String APP = "hello";

  private final Program program;
  private final JsonNode ready;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String credential;

  private Installation(Program program, JsonNode ready, String credential) {
    this.program = program;
    this.ready = ready;
    this.credential = credential;
  }

  /**
   * @param millrace the command of the distribution
   * @param folder an empty one
   */
  static Installation start(Path millrace, Path folder) throws IOException, InterruptedException {
    Path first = Files.write(folder.resolve("first.zip"), answering("hello!"));
    Program program =
        Program.start(
            folder.resolve("agent.log"),
            List.of(
                millrace.toString(),
                "try",
                "--json",
                "--port-base",
                "0",
                "--data",
                folder.resolve("data").toString(),
                "--sample",
                first.toString()));
    try {
      JsonNode ready = JSON.readTree(program.ready());
      return new Installation(program, ready, credential(ready));
    } catch (IOException | InterruptedException | RuntimeException failed) {
      program.close();
      throw failed;
    }
  }

  private static String credential(JsonNode ready) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    ready.get("management").asText()
                        + "/api/v1/apps/"
                        + APP
                        + "/publish-credential"))
            .header("Authorization", "Bearer " + ready.get("token").asText())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode answer = JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
      String text = answer.get("user").asText() + ":" + answer.get("password").asText();
      return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  Program program() {
    return program;
  }

  /** Where the function answers. */
  String function() {
    return ready.get("functions").asText() + "/functions/" + APP + "/api/hello";
  }

  String version() {
    return ready.get("version").asText();
  }

  /** Publishes as a client does that waits until its code is live. */
  void publish(byte[] zip) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(ready.get("publish").asText() + "/publish/" + APP + "/api/zipdeploy"))
            .header("Authorization", credential)
            .POST(BodyPublishers.ofByteArray(zip))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(
          "The publish was answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  /** What the function says now. */
  String call() throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(function())).build(), BodyHandlers.ofString())
        .body();
  }

  /** The package of a function that says this. */
  static byte[] answering(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Map<String, String> files =
        Map.of(
            "host.json", "{\"version\":\"2.0\"}",
            "hello/function.json",
                """
                {"bindings":[
                  {"type":"httpTrigger","direction":"in","name":"req","authLevel":"anonymous"},
                  {"type":"http","direction":"out","name":"res"}]}
                """,
            "hello/index.js",
                "module.exports = async context => { context.res = { body: '" + text + "' }; };");
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    program.close();
    http.close();
  }
}
