package org.millrace.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Tells who publishes, as far as anything does. */
final class Author {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String localUser;

  /**
   * @param localUser who works at this machine
   */
  Author(String localUser) {
    this.localUser = localUser;
  }

  /** The client's own word, else the user of this machine, else the machine it comes from. */
  String of(PublishRequest request) {
    Query query = request.query();
    return query
        .text("author")
        .or(() -> query.text("message").flatMap(Author::actor))
        .orElseGet(() -> request.fromHere() ? localUser : request.attempt().address());
  }

  /** GitHub's action tells who started it in a message of JSON. */
  private static Optional<String> actor(String message) {
    try {
      JsonNode actor = JSON.readTree(message).path("actor");
      return Optional.of(actor.asText("")).filter(name -> !name.isBlank());
    } catch (JsonProcessingException plainText) {
      return Optional.empty();
    }
  }
}
