package org.millrace.publish.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An answer as it came off the wire.
 *
 * @param interim status lines of answers before it, such as 100 Continue
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WireAnswer(List<String> interim, List<String> head, byte[] bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public int status() {
    return Integer.parseInt(head.getFirst().split(" ", 3)[1]);
  }

  public Optional<String> header(String name) {
    return head.stream()
        .skip(1)
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  public String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A missing node when the body is no JSON. */
  public JsonNode json() {
    try {
      return JSON.readTree(bytes);
    } catch (IOException notJson) {
      return JSON.missingNode();
    }
  }
}
