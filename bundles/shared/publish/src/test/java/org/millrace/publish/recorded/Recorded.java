package org.millrace.publish.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A recorded run of a real client. */
public record Recorded(String name, boolean secure, List<Request> requests) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param connection counts the client's connections
   * @param head request line and headers as they were on the wire
   * @param chunks sizes; empty when it was sent with a length
   * @param answer what the recording server answered, right or wrong
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Request(
      int connection, List<String> head, byte[] body, List<Integer> chunks, JsonNode answer) {
    public String method() {
      return head.getFirst().split(" ", 3)[0];
    }

    public String target() {
      return head.getFirst().split(" ", 3)[1];
    }

    /** The same request to another path. */
    public Request to(String target) {
      List<String> moved = new ArrayList<>(head);
      moved.set(0, method() + " " + target + " HTTP/1.1");
      return new Request(connection, moved, body, chunks, answer);
    }

    /** As a poll of the same client; those that were recorded stay as they are. */
    public Request asPollOf(String target) {
      if (method().equals("GET")) {
        return to(target);
      }
      List<String> bare =
          head.stream()
              .filter(line -> !line.matches("(?i)(content-.*|transfer-encoding|expect):.*"))
              .collect(Collectors.toCollection(ArrayList::new));
      bare.set(0, "GET " + target + " HTTP/1.1");
      return new Request(connection, bare, new byte[0], List.of(), answer);
    }

    /** Whether it brings a package. */
    public boolean isUpload() {
      return !target().contains("/api/settings")
          && (method().equals("POST") || method().equals("PUT"));
    }

    public boolean isSigned() {
      return head.stream().anyMatch(line -> line.regionMatches(true, 0, "Authorization:", 0, 14));
    }

    public boolean expectsContinue() {
      return head.contains("Expect: 100-continue");
    }

    public JsonNode answeredJson() throws IOException {
      return JSON.readTree(answer.get("body").asText());
    }

    public int answeredStatus() {
      return Integer.parseInt(answer.get("head").get(0).asText().split(" ", 3)[1]);
    }

    public String host() {
      return head.stream()
          .filter(line -> line.regionMatches(true, 0, "Host:", 0, 5))
          .map(line -> line.substring(5).strip())
          .findFirst()
          .orElseThrow();
    }
  }

  public static Recorded read(Path folder, Path file) throws IOException {
    JsonNode run = JSON.readTree(file.toFile());
    List<Request> requests = new ArrayList<>();
    for (JsonNode exchange : run.get("exchanges")) {
      JsonNode request = exchange.get("request");
      List<String> head = new ArrayList<>();
      request.get("head").forEach(line -> head.add(line.asText()));
      List<Integer> chunks = new ArrayList<>();
      request.path("body").path("chunkSizes").forEach(size -> chunks.add(size.asInt()));
      requests.add(
          new Request(
              exchange.get("connection").asInt(),
              head,
              body(folder, request.path("body")),
              chunks,
              exchange.path("answer")));
    }
    return new Recorded(run.get("case").asText(), run.has("tls"), requests);
  }

  /** The zip that its last upload holds. */
  public byte[] zip(Path folder) throws IOException {
    boolean form = name.startsWith("curl-form-");
    return form
        ? Files.readAllBytes(folder.resolve("zips/inproc.zip"))
        : requests.stream().filter(Request::isUpload).toList().getLast().body();
  }

  /** The settings that the recording server began with; none when nobody asked. */
  public List<JsonNode> firstSettings() throws IOException {
    for (Request request : requests) {
      if (request.target().equals("/api/settings") && request.answeredStatus() == 200) {
        return List.of(request.answeredJson());
      }
    }
    return List.of();
  }

  private static byte[] body(Path folder, JsonNode body) throws IOException {
    if (body.isMissingNode()) {
      return new byte[0];
    }
    byte[] bytes;
    if (body.has("file")) {
      bytes = Files.readAllBytes(folder.resolve(body.get("file").asText()));
    } else if (body.has("text")) {
      bytes = body.get("text").asText().getBytes(StandardCharsets.UTF_8);
    } else {
      byte[] packed = Base64.getDecoder().decode(body.get("gzipBase64").asText());
      bytes = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }
    if (!sha256(bytes).equals(body.get("sha256").asText())) {
      throw new IOException("the recorded body is damaged: " + body.path("file"));
    }
    return bytes;
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
