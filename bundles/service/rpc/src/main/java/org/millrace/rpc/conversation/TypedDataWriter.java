package org.millrace.rpc.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.millrace.host.port.Datum;
import org.millrace.rpc.contract.CollectionBytes;
import org.millrace.rpc.contract.CollectionDouble;
import org.millrace.rpc.contract.CollectionSInt64;
import org.millrace.rpc.contract.CollectionString;
import org.millrace.rpc.contract.ModelBindingData;
import org.millrace.rpc.contract.TypedData;

/** Turns our values into the contract's, as one worker's capabilities ask for. */
final class TypedDataWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Capabilities capabilities;
  private final RpcHttpWriter http;

  TypedDataWriter(Capabilities capabilities) {
    this.capabilities = capabilities;
    this.http = new RpcHttpWriter(capabilities);
  }

  TypedData write(Datum datum) {
    return switch (datum) {
      case Datum.None none -> TypedData.getDefaultInstance();
      case Datum.Text text -> TypedData.newBuilder().setString(text.value()).build();
      case Datum.Json json -> json(json.value());
      case Datum.Bytes bytes -> TypedData.newBuilder().setBytes(wrap(bytes.value())).build();
      // As the official host: the contract's int is for workers to send, not to receive.
      case Datum.Integral number -> json(Long.toString(number.value()));
      case Datum.Real number -> TypedData.newBuilder().setDouble(number.value()).build();
      case Datum.Texts texts -> texts(texts.values());
      case Datum.Blobs blobs -> blobs(blobs.values());
      case Datum.Integrals numbers -> integrals(numbers.values());
      case Datum.Reals numbers -> reals(numbers.values());
      case Datum.Reference reference -> reference(reference);
      case Datum.Request request -> TypedData.newBuilder().setHttp(http.write(request)).build();
      case Datum.Response response -> throw new IllegalArgumentException("an answer is no input");
    };
  }

  private TypedData texts(List<String> values) {
    if (!capabilities.collections()) {
      return asJson(values);
    }
    CollectionString.Builder collection = CollectionString.newBuilder();
    for (String value : values) {
      if (capabilities.keepEmptyEntries() || !value.isEmpty()) {
        collection.addString(value);
      }
    }
    return TypedData.newBuilder().setCollectionString(collection).build();
  }

  private TypedData blobs(List<ByteBuffer> values) {
    if (!capabilities.collections()) {
      return asJson(values.stream().map(TypedDataWriter::base64).toList());
    }
    CollectionBytes.Builder collection = CollectionBytes.newBuilder();
    values.forEach(value -> collection.addBytes(wrap(value)));
    return TypedData.newBuilder().setCollectionBytes(collection).build();
  }

  private TypedData integrals(List<Long> values) {
    return capabilities.collections()
        ? TypedData.newBuilder()
            .setCollectionSint64(CollectionSInt64.newBuilder().addAllSint64(values))
            .build()
        : asJson(values);
  }

  private TypedData reals(List<Double> values) {
    return capabilities.collections()
        ? TypedData.newBuilder()
            .setCollectionDouble(CollectionDouble.newBuilder().addAllDouble(values))
            .build()
        : asJson(values);
  }

  private static TypedData reference(Datum.Reference reference) {
    return TypedData.newBuilder()
        .setModelBindingData(
            ModelBindingData.newBuilder()
                .setVersion(reference.version())
                .setSource(reference.source())
                .setContentType(reference.contentType())
                .setContent(wrap(reference.content())))
        .build();
  }

  private static TypedData asJson(List<?> values) {
    try {
      return json(JSON.writeValueAsString(values));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static TypedData json(String value) {
    return TypedData.newBuilder().setJson(value).build();
  }

  /** Without a copy: the ports promise that nobody changes these bytes. */
  static ByteString wrap(ByteBuffer bytes) {
    return UnsafeByteOperations.unsafeWrap(bytes.duplicate());
  }

  private static String base64(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return Base64.getEncoder().encodeToString(copy);
  }
}
