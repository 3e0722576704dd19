package org.millrace.host.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationRequest;

/**
 * Makes an invocation out of an HTTP request. Headers that claim an identity are taken off: only
 * our own sign-in could set them, and there is none.
 */
public final class RequestMapping {
  private static final String PRINCIPAL = "x-ms-client-principal";
  private static final JsonFactory JSON = new JsonFactory();

  private RequestMapping() {}

  /**
   * @param body the whole body; always sent as bytes, workers that want text get it from their
   *     channel
   * @param newTrace makes the trace context of a request that has none
   */
  public static InvocationRequest map(
      RouteMatch match,
      HttpRequest request,
      ByteBuffer body,
      String invocationId,
      Supplier<String> newTrace) {
    QueryString query = QueryString.parse(request.query());
    Map<String, String> headers = new LinkedHashMap<>();
    Map<String, String> spelledHeaders = new LinkedHashMap<>();
    collect(request, headers, spelledHeaders);
    String trace = headers.get("traceparent");
    Datum trigger =
        new Datum.Request(
            request.method(),
            request.url(),
            headers,
            query.joined(),
            match.parameters(),
            body.hasRemaining() ? new Datum.Bytes(body) : Datum.NONE);
    return new InvocationRequest(
        invocationId,
        match.function().metadata().functionId(),
        Map.of(match.function().trigger(), trigger),
        metadata(match, query, spelledHeaders, body),
        trace == null ? newTrace.get() : trace,
        headers.getOrDefault("tracestate", ""),
        Optional.empty());
  }

  private static void collect(
      HttpRequest request, Map<String, String> headers, Map<String, String> spelled) {
    Map<String, String> spelling = new LinkedHashMap<>();
    for (Header header : request.headers()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!name.startsWith(PRINCIPAL)) {
        headers.merge(name, header.value(), (before, added) -> before + "," + added);
        spelling.putIfAbsent(name, header.name());
      }
    }
    headers.forEach((name, value) -> spelled.put(spelling.get(name), value));
  }

  /** Route and query win over a body's members of the same name. */
  private static Map<String, Datum> metadata(
      RouteMatch match, QueryString query, Map<String, String> headers, ByteBuffer body) {
    Map<String, Datum> metadata = new LinkedHashMap<>();
    metadata.putAll(JsonBody.members(body));
    Map<String, String> last = query.last();
    last.forEach((name, value) -> {
      // A key is no data.
      if (!name.equalsIgnoreCase("code")) {
        metadata.put(name, new Datum.Text(value));
      }
    });
    match.parameters().forEach((name, value) -> metadata.put(name, new Datum.Text(value)));
    metadata.put("Query", new Datum.Json(json(last)));
    metadata.put("Headers", new Datum.Json(json(headers)));
    return metadata;
  }

  private static String json(Map<String, String> members) {
    if (members.isEmpty()) {
      return "{}";
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> member : members.entrySet()) {
        json.writeStringField(member.getKey(), member.getValue());
      }
      json.writeEndObject();
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
    return text.toString();
  }
}
