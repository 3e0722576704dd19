package org.millrace.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads a small JSON body, whatever media type it says it has. */
final class JsonBody {
  private static final int LIMIT = 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonBody() {}

  /**
   * @return a missing node when there is no body
   */
  static JsonNode read(UploadBody body) throws IOException, Refusal {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] buffer = new byte[8 * 1024];
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      text.write(buffer, 0, count);
      if (text.size() > LIMIT) {
        throw new Refusal(413, "The JSON is larger than 1 MB.");
      }
    }
    try {
      return JSON.readTree(text.toByteArray());
    } catch (JsonProcessingException e) {
      throw new Refusal(400, "The body is not JSON.");
    }
  }
}
