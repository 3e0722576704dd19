package org.millrace.management;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * How a client reaches one agent: its address and credentials, requests to templates of {@link
 * ManagementPaths}, JSON both ways, refusals as exceptions.
 */
record AgentConnection(HttpUrl address, String authorization, OkHttpClient http, CallScope scope) {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final ObjectMapper MAPPER = ManagementJson.mapper();

  AgentConnection authorizedBy(String header) {
    return new AgentConnection(address, header, http, scope);
  }

  AgentConnection within(CallScope calls) {
    return new AgentConnection(address, authorization, http, calls);
  }

  /** For calls whose answer takes longer than the owner of the HTTP client thought. */
  AgentConnection patientFor(Duration answer) {
    OkHttpClient patient = http.newBuilder().readTimeout(answer).callTimeout(Duration.ZERO).build();
    return new AgentConnection(address, authorization, patient, scope);
  }

  /** For calls of which somebody says how long they may take, from the first byte to the last. */
  AgentConnection limitedTo(Duration whole) {
    OkHttpClient limited = http.newBuilder().readTimeout(Duration.ZERO).callTimeout(whole).build();
    return new AgentConnection(address, authorization, limited, scope);
  }

  <T> T get(HttpUrl url, TypeReference<T> answer) throws IOException {
    return read(request(url).build(), answer);
  }

  <T> T send(String method, HttpUrl url, Object body, TypeReference<T> answer) throws IOException {
    return read(request(url).method(method, json(body)).build(), answer);
  }

  void order(String method, HttpUrl url, Object body) throws IOException {
    exchange(request(url).method(method, body == null ? null : json(body)).build());
  }

  private RequestBody json(Object body) throws IOException {
    return RequestBody.create(MAPPER.writeValueAsBytes(body), JSON);
  }

  <T> T read(Request request, TypeReference<T> answer) throws IOException {
    byte[] body = exchange(request);
    try {
      return MAPPER.readValue(body, answer);
    } catch (JsonParseException noJson) {
      throw notAnAgent(200, noJson);
    } catch (JsonProcessingException foreign) {
      ManagementException unreadable =
          new ManagementException(
              200,
              where() + " sent an answer that cannot be read here. It may have another version.");
      unreadable.initCause(foreign);
      throw unreadable;
    }
  }

  private ManagementException notAnAgent(int status, JsonProcessingException cause) {
    ManagementException refusal =
        new ManagementException(
            status, where() + " answers, but it is not a Millrace agent. The usual port is 7070.");
    refusal.initCause(cause);
    return refusal;
  }

  private String where() {
    return address.host() + ":" + address.port();
  }

  private byte[] exchange(Request request) throws IOException {
    Call call = http.newCall(request);
    scope.enter(call);
    try (Response response = call.execute()) {
      byte[] body = response.body().bytes();
      if (!response.isSuccessful()) {
        throw refusal(response.code(), body);
      }
      return body;
    } finally {
      scope.leave(call);
    }
  }

  String text(HttpUrl url) throws IOException {
    try (InputStream in = stream(url)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @SuppressWarnings("resource") // the caller closes the response by closing its stream
  InputStream stream(HttpUrl url) throws IOException {
    Call call = http.newCall(request(url).build());
    scope.enter(call);
    Response response = begin(call);
    if (response.isSuccessful()) {
      return new ScopedStream(response.body().byteStream(), scope, call);
    }
    scope.leave(call);
    try (response) {
      throw refusal(response.code(), response.body().bytes());
    }
  }

  private Response begin(Call call) throws IOException {
    try {
      return call.execute();
    } catch (IOException failure) {
      scope.leave(call);
      throw failure;
    }
  }

  /** Stays in its scope until it is closed. */
  private static final class ScopedStream extends FilterInputStream {
    private final CallScope scope;
    private final Call call;

    ScopedStream(InputStream bytes, CallScope scope, Call call) {
      super(bytes);
      this.scope = scope;
      this.call = call;
    }

    @Override
    public void close() throws IOException {
      scope.leave(call);
      super.close();
    }
  }

  private IOException refusal(int status, byte[] body) {
    try {
      return new ManagementException(status, MAPPER.readValue(body, Problem.class).detail());
    } catch (JsonProcessingException noProblem) {
      return notAnAgent(status, noProblem);
    } catch (IOException unreadable) {
      return unreadable;
    }
  }

  Request.Builder request(HttpUrl url) {
    Request.Builder request = new Request.Builder().url(url);
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  /**
   * Fills the template's segments in order; each is percent-encoded, a slash in a file's path too.
   */
  HttpUrl url(String template, String... values) {
    HttpUrl.Builder url = address.newBuilder().encodedPath("/");
    int next = 0;
    for (String segment : template.substring(1).split("/", -1)) {
      url.addPathSegment(segment.startsWith("{") ? values[next++] : segment);
    }
    return url.build();
  }
}
