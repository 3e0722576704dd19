package org.millrace.host.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millrace.host.port.Body;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpRequest;

/** One recorded request with the answer of the reference host. */
record GoldenCase(JsonNode json) {
  /** Framing, which is the front end's, and what the recording says to ignore. */
  private static final Set<String> FRAMING =
      Set.of("server", "transfer-encoding", "content-length", "connection", "date");

  /** Quirks whose better answer depends on the front end, which is not here. */
  private static final Set<String> OF_THE_FRONT_END =
      Set.of(
          "no-host-is-500",
          "function-sets-transfer-encoding",
          "function-sets-content-length",
          "non-ascii-request-header-is-500",
          "bad-principal-is-500");

  /** Quirks of the reference that are not copied, with the status of our answer. */
  private static final Map<String, Integer> OTHERWISE =
      Map.of(
          "chunked-body-lost", 200,
          "too-large-is-500", 413,
          "home-page-for-any-method", 404,
          "status-out-of-range", 500,
          "bundle-download-failed", 200);

  String id() {
    return json.path("id").asText();
  }

  String profile() {
    return json.path("profile").asText();
  }

  String target() {
    return json.path("request").path("target").asText();
  }

  JsonNode observed() {
    return json.path("observed");
  }

  int status() {
    return observed().path("status").asInt();
  }

  boolean hasQuirk(String label) {
    for (JsonNode quirk : json.path("quirk")) {
      if (quirk.asText().equals(label)) {
        return true;
      }
    }
    return false;
  }

  /** Why this case is not the script host's to answer; empty when it is. */
  Optional<String> notOurs() {
    JsonNode request = json.path("request");
    if (request.has("raw") || request.has("halfClose") || request.has("noHostHeader")) {
      return Optional.of("HTTP syntax");
    }
    if (!json.has("observed") || observed().has("noResponse")) {
      return Optional.of("connection");
    }
    if (Set.of(400, 431, 505).contains(status())) {
      return Optional.of("HTTP syntax");
    }
    String path = target().toLowerCase(Locale.ROOT);
    if (path.matches("/(admin|runtime)(/.*)?(\\?.*)?")) {
      return Optional.of("admin API");
    }
    if (target().startsWith("http:")) {
      return Optional.of("HTTP syntax");
    }
    if (id().equals("v4/body-over-limit")) {
      return Optional.of("announced length");
    }
    return OF_THE_FRONT_END.stream().filter(this::hasQuirk).findFirst();
  }

  /** The status of our answer where it is another on purpose. */
  Optional<Integer> otherwise() {
    if (hasQuirk("one-bad-route-stops-the-host")) {
      return Optional.of(target().matches("/api/(odd|Bad-Route2?)/.*") ? 404 : 200);
    }
    return OTHERWISE.entrySet().stream()
        .filter(entry -> hasQuirk(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  HttpRequest request() {
    JsonNode request = json.path("request");
    List<Header> headers = new ArrayList<>();
    request.path("headers").forEach(h -> headers.add(header(h.get(0).asText(), h.get(1).asText())));
    String target = target();
    int question = target.indexOf('?');
    return new HttpRequest(
        request.path("method").asText(),
        question < 0 ? target : target.substring(0, question),
        question < 0 ? "" : target.substring(question + 1),
        "http://" + host(headers) + target.replace("#", "%23"),
        headers,
        body(request),
        "127.0.0.1");
  }

  private static Header header(String name, String value) {
    return new Header(name, value.strip());
  }

  private static String host(List<Header> headers) {
    String host =
        headers.stream()
            .filter(header -> header.name().equalsIgnoreCase("host"))
            .map(Header::value)
            .findFirst()
            .orElse("golden.test");
    return host.toLowerCase(Locale.ROOT).replaceAll(":80$", "");
  }

  private static Body body(JsonNode request) {
    JsonNode body = request.path("body");
    if (request.has("chunks")) {
      StringBuilder text = new StringBuilder();
      request.path("chunks").forEach(chunk -> text.append(chunk.asText()));
      return Body.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    if (request.has("bodyAfter100")) {
      return Body.of(request.path("bodyAfter100").asText().getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = bytes(body);
    return bytes.length == 0 ? Body.EMPTY : Body.of(bytes);
  }

  /** Text, base64, or a byte so many times; nothing for all else. */
  static byte[] bytes(JsonNode body) {
    if (body.has("text")) {
      return body.path("text").asText().getBytes(StandardCharsets.UTF_8);
    }
    if (body.has("base64")) {
      return Base64.getDecoder().decode(body.path("base64").asText());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < body.path("repeat").path(1).asInt(); i++) {
      bytes.write(body.path("repeat").path(0).asInt());
    }
    return bytes.toByteArray();
  }

  /** The headers that are compared, "name: value", sorted. */
  List<String> headers() {
    List<Header> headers = new ArrayList<>();
    observed()
        .path("headers")
        .forEach(header -> headers.add(new Header(header.get(0).asText(), header.get(1).asText())));
    return compared(headers);
  }

  static List<String> compared(List<Header> headers) {
    return headers.stream()
        .filter(header -> !FRAMING.contains(header.name().toLowerCase(Locale.ROOT)))
        .map(header -> header.name().toLowerCase(Locale.ROOT) + ": " + header.value())
        .sorted()
        .toList();
  }

  /** Empty when the recording holds only its length and hash. */
  Optional<byte[]> body() {
    JsonNode body = observed().path("body");
    return body.has("sha256") ? Optional.empty() : Optional.of(bytes(body));
  }

  @Override
  public String toString() {
    return id();
  }
}
