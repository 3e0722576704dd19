package org.millrace.server.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.millrace.management.ManagementJson;
import org.millrace.model.AppName;

/** One request as a handler sees it. */
public final class Call {
  private static final ObjectMapper JSON = ManagementJson.mapper();

  private final Map<String, String> parameters;
  private final MultiMap query;
  private final MultiMap headers;
  private final Caller caller;
  private final BodyStream body;
  private final CompletableFuture<Void> gone;

  Call(
      Map<String, String> parameters,
      MultiMap query,
      MultiMap headers,
      Caller caller,
      BodyStream body,
      CompletableFuture<Void> gone) {
    this.parameters = parameters;
    this.query = query;
    this.headers = headers;
    this.caller = caller;
    this.body = body;
    this.gone = gone;
  }

  public Caller caller() {
    return caller;
  }

  /** Completes when the caller went away before the answer was out. */
  public CompletableFuture<Void> gone() {
    return gone;
  }

  public String parameter(String name) {
    return parameters.get(name);
  }

  public AppName app() throws Refused {
    return appName(parameter("app"));
  }

  public static AppName appName(String text) throws Refused {
    try {
      return new AppName(text);
    } catch (IllegalArgumentException wrong) {
      throw new Refused(400, wrong.getMessage());
    }
  }

  /** Empty text when it is missing. */
  public String query(String name) {
    String value = query.get(name);
    return value == null ? "" : value;
  }

  public boolean flag(String name) throws Refused {
    return switch (query(name)) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw new Refused(400, name + " must be true or false.");
    };
  }

  public OptionalInt number(String name) throws Refused {
    String value = query(name);
    try {
      return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
    } catch (NumberFormatException notANumber) {
      throw new Refused(400, name + " must be a whole number.");
    }
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * The body as a value.
   *
   * @param limit more bytes are refused with 413
   */
  public <T> T json(Class<T> type, int limit) throws Refused, IOException {
    return parse(bytes(limit), JSON.constructType(type));
  }

  /** The body as a value of a generic type. */
  public <T> T json(TypeReference<T> type, int limit) throws Refused, IOException {
    return parse(bytes(limit), JSON.constructType(type));
  }

  private byte[] bytes(int limit) throws Refused, IOException {
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new Refused(413, "The body is over the limit of " + limit + " bytes.");
    }
    if (bytes.length == 0) {
      throw new Refused(400, "The body is empty; it should be JSON.");
    }
    return bytes;
  }

  private static <T> T parse(byte[] bytes, JavaType type) throws Refused, IOException {
    T value;
    try {
      value = JSON.readValue(bytes, type);
    } catch (JacksonException unfit) {
      throw new Refused(400, "The body cannot be understood: " + unfit.getOriginalMessage());
    }
    if (value == null) {
      throw new Refused(400, "The body is null; it should be a JSON object.");
    }
    return value;
  }

  /** The body as it comes; reading fails when the caller goes away or falls silent. */
  public InputStream body() {
    return body;
  }
}
