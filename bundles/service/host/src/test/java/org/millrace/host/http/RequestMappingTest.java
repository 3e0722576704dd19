package org.millrace.host.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millrace.host.fake.FakeFunctions;
import org.millrace.host.fake.FakeHost;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationRequest;

class RequestMappingTest {
  @Test
  void the_request_is_mapped_as_the_official_host_does() {
    InvocationRequest mapped =
        map(
            FakeHost.get(
                "/api/meta/one?a=1&a=2&A=3&b&c=%C5%BE+x&code=secret",
                new Header("Host", "golden.test"),
                new Header("X-Rep", "a"),
                new Header("x-rep", "b"),
                new Header("X-MS-Client-Principal", "forged"),
                new Header("x-ms-client-principal-name", "forged"),
                new Header("tracestate", "a=b")),
            Map.of("first", "one"),
            "");
    Datum.Request request = (Datum.Request) mapped.inputs().get("req");
    assertEquals(
        Map.of("host", "golden.test", "x-rep", "a,b", "tracestate", "a=b"), request.headers());
    assertEquals(Map.of("A", "1,2,3", "b", "", "c", "ž x", "code", "secret"), request.query());
    assertEquals(Map.of("first", "one"), request.parameters());
    assertEquals(Datum.NONE, request.body());
    assertEquals(
        Map.of(
            "A", new Datum.Text("3"),
            "b", new Datum.Text(""),
            "c", new Datum.Text("ž x"),
            "first", new Datum.Text("one"),
            "Query", new Datum.Json("{\"A\":\"3\",\"b\":\"\",\"c\":\"ž x\",\"code\":\"secret\"}"),
            "Headers",
                new Datum.Json(
                    "{\"Host\":\"golden.test\",\"X-Rep\":\"a,b\",\"tracestate\":\"a=b\"}")),
        mapped.triggerMetadata());
    assertEquals("new-trace", mapped.traceParent());
    assertEquals("a=b", mapped.traceState());
  }

  @Test
  void the_members_of_a_json_body_are_binding_data_unless_the_url_says_otherwise() {
    InvocationRequest mapped =
        map(
            FakeHost.request(
                "POST",
                "/api/meta/one?q=1",
                "",
                new Header("content-type", "application/json; charset=utf-8"),
                new Header("traceparent", "00-1-2-01")),
            Map.of("first", "one"),
            "{\"a\":1,\"b\":{\"c\": [1, \"}\"]},\"first\":\"body\",\"n\":null,\"t\":true}");
    assertEquals(new Datum.Text("1"), mapped.triggerMetadata().get("a"));
    assertEquals(new Datum.Json("{\"c\": [1, \"}\"]}"), mapped.triggerMetadata().get("b"));
    assertEquals(new Datum.Text("one"), mapped.triggerMetadata().get("first"));
    assertEquals(Datum.NONE, mapped.triggerMetadata().get("n"));
    assertEquals(new Datum.Text("true"), mapped.triggerMetadata().get("t"));
    assertEquals("00-1-2-01", mapped.traceParent());
  }

  @Test
  void a_body_that_is_a_json_object_is_binding_data_whatever_its_type() {
    InvocationRequest mapped =
        map(
            FakeHost.request("POST", "/api/x", "", new Header("Content-Type", "text/plain")),
            Map.of(),
            " {\"a\":1}");
    assertEquals(new Datum.Text("1"), mapped.triggerMetadata().get("a"));
  }

  @Test
  void other_bodies_are_no_binding_data() {
    for (String body : new String[] {"[1]", "{bad", "5", "\"s\""}) {
      InvocationRequest mapped =
          map(
              FakeHost.request(
                  "POST", "/api/x", "", new Header("Content-Type", "application/json")),
              Map.of(),
              body);
      assertEquals(2, mapped.triggerMetadata().size(), body);
    }
  }

  private static InvocationRequest map(
      HttpRequest request, Map<String, String> parameters, String body) {
    HttpFunction function =
        HttpFunction.of(FakeFunctions.http("hello", "anonymous", "meta/{first}"), true);
    return RequestMapping.map(
        new RouteMatch(function, parameters),
        request,
        ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
        "id",
        () -> "new-trace");
  }
}
