package org.millrace.rpc.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.Datum;
import org.millrace.rpc.contract.RpcHttp;

/** The exact shape of a request, capability by capability. */
class RpcHttpWriterTest {

  private static RpcHttp write(String capabilities, String contentType, String body) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String name : capabilities.split(",")) {
      said.put(name, "True");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", contentType);
    headers.put("x-empty", "");
    var request =
        new Datum.Request(
            "POST",
            "http://h/api/f?a=1&b=",
            headers,
            Map.of("a", "1", "b", ""),
            Map.of("id", "7"),
            new Datum.Bytes(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8))));
    return new RpcHttpWriter(Capabilities.of(said)).write(request);
  }

  @Test
  void without_capabilities_json_is_parsed_and_kept_raw() {
    RpcHttp http = write("", "application/json; charset=utf-8", "{\"a\":1}");

    assertEquals("{\"a\":1}", http.getBody().getJson());
    assertEquals("{\"a\":1}", http.getRawBody().getString());
  }

  @Test
  void what_says_json_but_is_none_stays_text() {
    assertEquals("{oops", write("", "application/json", "{oops").getBody().getString());
  }

  @Test
  void without_raw_bytes_only_binary_types_are_bytes() {
    assertEquals(
        ByteString.copyFromUtf8("x"),
        write("RpcHttpBodyOnly", "multipart/form-data; boundary=b", "x").getBody().getBytes());
    assertEquals("x", write("RpcHttpBodyOnly", "application/json", "x").getBody().getString());
  }

  @Test
  void raw_bytes_are_bytes_whatever_their_type() {
    RpcHttp http = write("RawHttpBodyBytes", "text/plain", "x");

    assertEquals(ByteString.copyFromUtf8("x"), http.getBody().getBytes());
    assertEquals(ByteString.copyFromUtf8("x"), http.getRawBody().getBytes());
  }

  @Test
  void an_empty_body_is_none() {
    assertFalse(write("RawHttpBodyBytes", "text/plain", "").hasBody());
  }

  @Test
  void nullable_maps_keep_what_is_empty() {
    RpcHttp http = write("UseNullableValueDictionaryForHttp", "text/plain", "");

    assertEquals("", http.getNullableHeadersOrThrow("x-empty").getValue());
    assertEquals("", http.getNullableQueryOrThrow("b").getValue());
    assertEquals("7", http.getNullableParamsOrThrow("id").getValue());
    assertEquals(Map.of(), http.getHeadersMap());
  }

  @Test
  void empty_headers_are_left_out_for_who_wants_them_so() {
    assertEquals(
        Map.of("content-type", "text/plain"),
        write("IgnoreEmptyValuedRpcHttpHeaders", "text/plain", "").getHeadersMap());
    assertEquals("", write("", "text/plain", "").getHeadersOrThrow("x-empty"));
  }

  @Test
  void a_worker_with_its_own_http_gets_no_request() {
    assertEquals(RpcHttp.getDefaultInstance(), write("HttpUri", "text/plain", "x"));
    assertEquals(
        RpcHttp.newBuilder().putParams("id", "7").build(),
        write("HttpUri,RequiresRouteParameters", "text/plain", "x"));
  }
}
