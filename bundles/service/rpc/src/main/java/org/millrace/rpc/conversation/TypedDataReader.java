package org.millrace.rpc.conversation;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.millrace.host.port.Datum;
import org.millrace.rpc.contract.ModelBindingData;
import org.millrace.rpc.contract.NullableBool;
import org.millrace.rpc.contract.NullableDouble;
import org.millrace.rpc.contract.NullableString;
import org.millrace.rpc.contract.NullableTimestamp;
import org.millrace.rpc.contract.RpcHttp;
import org.millrace.rpc.contract.RpcHttpCookie;
import org.millrace.rpc.contract.TypedData;

/** Turns the contract's values into ours. Bytes are views of the message, not copies. */
final class TypedDataReader {
  private TypedDataReader() {}

  static Datum read(TypedData data) {
    return switch (data.getDataCase()) {
      case STRING -> new Datum.Text(data.getString());
      case JSON -> new Datum.Json(data.getJson());
      case BYTES -> new Datum.Bytes(data.getBytes().asReadOnlyByteBuffer());
      case STREAM -> new Datum.Bytes(data.getStream().asReadOnlyByteBuffer());
      case HTTP -> response(data.getHttp());
      case INT -> new Datum.Integral(data.getInt());
      case DOUBLE -> new Datum.Real(data.getDouble());
      case COLLECTION_BYTES ->
          new Datum.Blobs(
              data.getCollectionBytes().getBytesList().stream()
                  .map(ByteString::asReadOnlyByteBuffer)
                  .toList());
      case COLLECTION_STRING -> new Datum.Texts(data.getCollectionString().getStringList());
      case COLLECTION_DOUBLE -> new Datum.Reals(data.getCollectionDouble().getDoubleList());
      case COLLECTION_SINT64 -> new Datum.Integrals(data.getCollectionSint64().getSint64List());
      case MODEL_BINDING_DATA -> reference(data.getModelBindingData());
      case COLLECTION_MODEL_BINDING_DATA, DATA_NOT_SET -> Datum.NONE;
    };
  }

  private static Datum reference(ModelBindingData data) {
    return new Datum.Reference(
        data.getVersion(),
        data.getSource(),
        data.getContentType(),
        data.getContent().asReadOnlyByteBuffer());
  }

  private static Datum response(RpcHttp http) {
    return new Datum.Response(
        http.getStatusCode(),
        headers(http),
        http.getCookiesList().stream().map(TypedDataReader::cookie).toList(),
        read(http.hasBody() ? http.getBody() : http.getRawBody()),
        http.getEnableContentNegotiation());
  }

  private static Map<String, String> headers(RpcHttp http) {
    if (http.getNullableHeadersCount() == 0) {
      return http.getHeadersMap();
    }
    Map<String, String> all = new LinkedHashMap<>(http.getHeadersMap());
    http.getNullableHeadersMap().forEach((name, value) -> all.put(name, value.getValue()));
    return all;
  }

  private static Datum.Cookie cookie(RpcHttpCookie cookie) {
    return new Datum.Cookie(
        cookie.getName(),
        cookie.getValue(),
        text(cookie.getDomain()),
        text(cookie.getPath()),
        instant(cookie.getExpires()),
        flag(cookie.getSecure()),
        flag(cookie.getHttpOnly()),
        sameSite(cookie.getSameSite()),
        number(cookie.getMaxAge()));
  }

  private static Optional<String> text(NullableString value) {
    return value.hasValue() ? Optional.of(value.getValue()) : Optional.empty();
  }

  private static Optional<Boolean> flag(NullableBool value) {
    return value.hasValue() ? Optional.of(value.getValue()) : Optional.empty();
  }

  private static Optional<Double> number(NullableDouble value) {
    return value.hasValue() ? Optional.of(value.getValue()) : Optional.empty();
  }

  private static Optional<Instant> instant(NullableTimestamp value) {
    return value.hasValue()
        ? Optional.of(
            Instant.ofEpochSecond(value.getValue().getSeconds(), value.getValue().getNanos()))
        : Optional.empty();
  }

  private static Datum.SameSite sameSite(RpcHttpCookie.SameSite value) {
    return switch (value) {
      case Lax -> Datum.SameSite.LAX;
      case Strict -> Datum.SameSite.STRICT;
      case ExplicitNone -> Datum.SameSite.NONE;
      case None, UNRECOGNIZED -> Datum.SameSite.UNSPECIFIED;
    };
  }
}
