package org.millrace.console.core.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millrace.management.Function;
import org.millrace.management.InvokeRequest;

final class TestCallTest {
  private static Function function(String trigger, String level) {
    return new Function("order", trigger, "", List.of(), level, true, "order.js", "");
  }

  private static Function http(String method, String route) {
    return new Function(
        "order", "httpTrigger", route, List.of(method), "function", true, "order.js", "");
  }

  private static TestCall call(String path, String query, String headers, String key) {
    return new TestCall("POST", path, query, headers, key, "{}");
  }

  @Test
  void a_function_gives_its_first_method_and_its_route() {
    TestCall call = TestCall.to(http("POST", "/api/orders"));

    assertEquals("POST", call.method());
    assertEquals("/api/orders", call.path());
    assertEquals("Content-Type: application/json", call.headers());
  }

  @Test
  void who_calls_needs_a_key_unless_everybody_may() {
    assertTrue(TestCall.needsKey(http("POST", "/api/orders")));
    assertFalse(TestCall.needsKey(function("httpTrigger", "anonymous")));
    assertFalse(TestCall.needsKey(function("timerTrigger", "")));
  }

  @Test
  void lines_become_an_encoded_query_and_headers() {
    InvokeRequest request =
        call("/api/orders", "a=1\nname=Müller & Co\n", "X-One: 1\nX-Two:2", "secret")
            .to("order", true);

    assertEquals("/api/orders?a=1&name=M%C3%BCller%20%26%20Co", request.path());
    assertEquals(
        Map.of("X-One", "1", "X-Two", "2", "x-functions-key", "secret"), request.headers());
  }

  @Test
  void a_query_in_the_path_goes_on() {
    assertEquals("/api/orders?x=0&a=1", call("/api/orders?x=0", "a=1", "", "").to("o", true).path());
  }

  @Test
  void a_place_that_is_not_filled_in_is_said() {
    IllegalArgumentException complaint =
        assertThrows(
            IllegalArgumentException.class,
            () -> call("/api/orders/{id}", "", "", "").to("order", true));

    assertTrue(complaint.getMessage().contains("{id}"), complaint.getMessage());
  }

  @Test
  void a_header_without_a_colon_is_said() {
    assertThrows(
        IllegalArgumentException.class, () -> call("/api", "", "oops", "").to("order", true));
  }

  @Test
  void another_trigger_gets_its_value_alone() {
    InvokeRequest request = call("", "", "", "").to("nightly", false);

    assertEquals(new InvokeRequest("nightly", "POST", "", Map.of(), "{}"), request);
  }

  @Test
  void only_reading_is_harmless() {
    assertTrue(TestCall.to(http("GET", "/api")).isHarmless(http("GET", "/api")));
    assertFalse(TestCall.to(http("POST", "/api")).isHarmless(http("POST", "/api")));
  }

  @Test
  void its_text_holds_no_key() {
    assertFalse(call("/api", "", "", "secret").toString().contains("secret"));
  }
}
