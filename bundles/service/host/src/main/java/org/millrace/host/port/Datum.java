package org.millrace.host.port;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value on its way between host and language worker: the {@code TypedData} of FunctionRpc in our
 * own words.
 */
public sealed interface Datum {
  Datum NONE = new None();

  /** Nothing at all: null for a parameter, no value for an output. */
  record None() implements Datum {}

  record Text(String value) implements Datum {}

  /** Text that is JSON. */
  record Json(String value) implements Datum {}

  record Bytes(ByteBuffer value) implements Datum {}

  record Integral(long value) implements Datum {}

  record Real(double value) implements Datum {}

  record Texts(List<String> values) implements Datum {}

  record Blobs(List<ByteBuffer> values) implements Datum {}

  record Integrals(List<Long> values) implements Datum {}

  record Reals(List<Double> values) implements Datum {}

  /**
   * Where the worker finds the value itself: the model binding data of .NET's deferred bindings.
   *
   * @param source the kind of thing, such as {@code AzureStorageBlobs}
   */
  record Reference(String version, String source, String contentType, ByteBuffer content)
      implements Datum {}

  /**
   * The HTTP trigger's request.
   *
   * @param parameters the route's values
   * @param query a name that comes twice is joined with a comma
   * @param headers names in lower case, joined likewise
   */
  record Request(
      String method,
      String url,
      Map<String, String> headers,
      Map<String, String> query,
      Map<String, String> parameters,
      Datum body)
      implements Datum {}

  /** The HTTP output: status as the worker wrote it, since it may be no number. */
  record Response(
      String status,
      Map<String, String> headers,
      List<Cookie> cookies,
      Datum body,
      boolean negotiate)
      implements Datum {}

  /** A cookie as RpcHttpCookie has it; what is empty was not set. */
  record Cookie(
      String name,
      String value,
      Optional<String> domain,
      Optional<String> path,
      Optional<java.time.Instant> expires,
      Optional<Boolean> secure,
      Optional<Boolean> httpOnly,
      SameSite sameSite,
      Optional<Double> maxAgeSeconds) {}

  enum SameSite {
    UNSPECIFIED,
    LAX,
    STRICT,
    NONE
  }
}
