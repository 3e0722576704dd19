package org.millrace.rpc.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import org.millrace.host.port.Datum;
import org.millrace.rpc.contract.NullableString;
import org.millrace.rpc.contract.RpcClaimsIdentity;
import org.millrace.rpc.contract.RpcHttp;
import org.millrace.rpc.contract.TypedData;

/** Turns an HTTP request into the contract's, whose shape depends on five capabilities. */
final class RpcHttpWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Apps may take the first identity; there always is one, though it knows nothing. */
  private static final RpcClaimsIdentity NOBODY =
      RpcClaimsIdentity.newBuilder()
          .setNameClaimType(
              NullableString.newBuilder()
                  .setValue("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name"))
          .setRoleClaimType(
              NullableString.newBuilder()
                  .setValue("http://schemas.microsoft.com/ws/2008/06/identity/claims/role"))
          .build();

  private final Capabilities capabilities;

  RpcHttpWriter(Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  RpcHttp write(Datum.Request request) {
    RpcHttp.Builder http = RpcHttp.newBuilder();
    if (capabilities.http()) {
      return capabilities.httpParameters() ? parameters(http, request).build() : http.build();
    }
    http.setMethod(request.method()).setUrl(request.url()).addIdentities(NOBODY);
    headers(http, request.headers());
    query(http, request.query());
    parameters(http, request);
    body(http, request);
    return http.build();
  }

  private void headers(RpcHttp.Builder http, Map<String, String> headers) {
    headers.forEach((name, value) -> {
      if (capabilities.nullableMaps()) {
        http.putNullableHeaders(name, nullable(value));
      } else if (!value.isEmpty() || !capabilities.skipEmptyHeaders()) {
        http.putHeaders(name, value);
      }
    });
  }

  private void query(RpcHttp.Builder http, Map<String, String> query) {
    if (capabilities.nullableMaps()) {
      query.forEach((name, value) -> http.putNullableQuery(name, nullable(value)));
    } else {
      http.putAllQuery(query);
    }
  }

  private RpcHttp.Builder parameters(RpcHttp.Builder http, Datum.Request request) {
    if (capabilities.nullableMaps()) {
      request.parameters().forEach((name, value) -> http.putNullableParams(name, nullable(value)));
    } else {
      http.putAllParams(request.parameters());
    }
    return http;
  }

  private static NullableString nullable(String value) {
    return NullableString.newBuilder().setValue(value).build();
  }

  /** Without a body there is none in the message either: workers take that for undefined. */
  private void body(RpcHttp.Builder http, Datum.Request request) {
    ByteBuffer body = bytes(request.body());
    if (!body.hasRemaining()) {
      return;
    }
    String type = mediaType(request.headers());
    boolean binary =
        capabilities.rawBodyBytes()
            || type.equals("application/octet-stream")
            || type.startsWith("multipart/");
    if (capabilities.bodyOnly()) {
      http.setBody(binary ? asBytes(body) : asText(body));
      return;
    }
    http.setRawBody(capabilities.rawBodyBytes() ? asBytes(body) : asText(body));
    if (binary) {
      http.setBody(asBytes(body));
    } else {
      http.setBody(type.equals("application/json") ? asJsonOrText(body) : asText(body));
    }
  }

  private static ByteBuffer bytes(Datum body) {
    return switch (body) {
      case Datum.Bytes bytes -> bytes.value();
      case Datum.Text text -> UTF_8.encode(text.value());
      case Datum.Json json -> UTF_8.encode(json.value());
      case Datum.None none -> ByteBuffer.allocate(0);
      default ->
          throw new IllegalArgumentException(
              "The body of an HTTP request is bytes or text, not "
                  + body.getClass().getSimpleName());
    };
  }

  private static String mediaType(Map<String, String> headers) {
    String type = headers.getOrDefault("content-type", "");
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  private static TypedData asBytes(ByteBuffer body) {
    return TypedData.newBuilder().setBytes(TypedDataWriter.wrap(body)).build();
  }

  private static TypedData asText(ByteBuffer body) {
    return TypedData.newBuilder().setString(UTF_8.decode(body.duplicate()).toString()).build();
  }

  private static TypedData asJsonOrText(ByteBuffer body) {
    String text = UTF_8.decode(body.duplicate()).toString();
    try {
      JSON.readTree(text);
      return TypedDataWriter.json(text);
    } catch (JacksonException notJson) {
      return TypedData.newBuilder().setString(text).build();
    }
  }
}
