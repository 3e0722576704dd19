package org.millrace.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code /api/settings}: what a publishing client may read of the app settings, and settings of its
 * own, which change nothing about the app.
 */
final class SettingsResource implements Resource {
  private final PatientAgent patience;

  SettingsResource(PatientAgent patience) {
    this.patience = patience;
  }

  @Override
  public Result answer(Publishing publishing) throws IOException, Refusal {
    return Result.of(
        switch (publishing.segments()) {
          case 1 -> all(publishing);
          case 2 -> one(publishing);
          default -> throw new Refusal(404, "There is nothing here.");
        });
  }

  private Answer all(Publishing publishing) throws IOException, Refusal {
    PublishRequest request = publishing.request();
    request.allow("GET", "HEAD", "POST");
    if (!request.is("POST")) {
      return Answer.json(200, values(publishing));
    }
    PublishTarget target = publishing.target();
    target.agent().putPublishSettings(target.app(), changes(JsonBody.read(request.body())));
    return Answer.empty(204);
  }

  private Answer one(Publishing publishing) throws IOException, Refusal {
    PublishRequest request = publishing.request();
    request.allow("GET", "HEAD", "DELETE");
    String name = publishing.segment(1);
    if (request.is("DELETE")) {
      publishing.target().agent().deletePublishSetting(publishing.target().app(), name);
      return Answer.empty(204);
    }
    String value = values(publishing).get(name);
    if (value == null) {
      throw new Refusal(404, "The setting '" + name + "' does not exist.");
    }
    return Answer.json(200, value);
  }

  private Map<String, String> values(Publishing publishing) throws IOException {
    PublishTarget target = publishing.target();
    return patience.ask(() -> target.agent().publishSettings(target.app()));
  }

  /** {@code {"A":"1","B":"2"}} or, as old scripts write it, {@code {"key":"A","value":"1"}}. */
  private static Map<String, String> changes(JsonNode body) throws Refusal {
    if (!body.isObject() || body.isEmpty()) {
      throw new Refusal(400, "Send the settings as a JSON object of names and values.");
    }
    if (body.size() == 2 && body.has("key") && body.has("value")) {
      return Map.of(body.get("key").asText(), body.get("value").asText());
    }
    Map<String, String> changes = new TreeMap<>();
    body.properties().forEach(entry -> changes.put(entry.getKey(), entry.getValue().asText()));
    return changes;
  }
}
