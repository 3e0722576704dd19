package org.millrace.server.management;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/** Compares every request and every reply of a client with the OpenAPI document. */
final class ContractRecorder implements Interceptor {
  private final OpenApiDocument document;
  private final List<String> violations = new CopyOnWriteArrayList<>();

  ContractRecorder(OpenApiDocument document) {
    this.document = document;
  }

  /** Empty when everything was as the document says. */
  List<String> violations() {
    return violations;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Response response = chain.proceed(request);
    String name = request.method() + " " + request.url().encodedPath();
    Optional<OpenApiDocument.Operation> operation =
        document.find(request.method(), request.url().encodedPathSegments());
    if (operation.isEmpty()) {
      violations.add(name + " is not in the document");
      return response;
    }
    checkRequest(name, operation.get(), request);
    checkResponse(name, operation.get(), response);
    return response;
  }

  private void checkRequest(String name, OpenApiDocument.Operation operation, Request request)
      throws IOException {
    for (String parameter : request.url().queryParameterNames()) {
      if (!operation.parameters("query").contains(parameter)) {
        violations.add(name + " has the unknown parameter " + parameter);
      }
    }
    JsonNode schema = operation.node().path("requestBody").path("content").path("application/json");
    if (request.body() != null && schema.has("schema")) {
      Buffer body = new Buffer();
      request.body().writeTo(body);
      check(name + " request", schema.path("schema"), body.readUtf8());
    }
  }

  private void checkResponse(String name, OpenApiDocument.Operation operation, Response response)
      throws IOException {
    String reply = name + " " + response.code();
    JsonNode documented =
        operation.node().path("responses").path(Integer.toString(response.code()));
    if (documented.isMissingNode()) {
      violations.add(reply + " is not in the document");
      return;
    }
    JsonNode content = document.resolve(documented).path("content");
    if (content.isMissingNode()) {
      if (!response.peekBody(1).string().isEmpty()) {
        violations.add(reply + " has a body");
      }
      return;
    }
    checkBody(reply, content, response);
  }

  private void checkBody(String reply, JsonNode content, Response response) throws IOException {
    MediaType type = response.body().contentType();
    String essence = type == null ? "none" : type.type() + "/" + type.subtype();
    if (!content.has(essence)) {
      violations.add(reply + " has the unknown type " + essence);
      return;
    }
    JsonNode schema = content.path(essence).path("schema");
    if (essence.endsWith("json") && !schema.isMissingNode()) {
      check(reply, schema, response.peekBody(Long.MAX_VALUE).string());
    }
  }

  private void check(String what, JsonNode schema, String json) throws IOException {
    for (String violation : document.violations(schema, json)) {
      violations.add(what + ": " + violation + " in " + json);
    }
  }
}
