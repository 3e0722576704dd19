package org.millrace.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What goes back to the client. */
final class Answer {
  private static final String TYPE = "Content-Type";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Answer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  static Answer text(int status, String text) {
    return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static Answer json(int status, Object value) {
    try {
      return bytes(status, "application/json; charset=utf-8", JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  static Answer bytes(int status, String type, byte[] body) {
    return new Answer(status, Map.of(TYPE, type), body);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** Not to be changed. */
  byte[] body() {
    return body;
  }
}
