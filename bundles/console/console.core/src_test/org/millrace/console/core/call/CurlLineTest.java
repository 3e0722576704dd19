package org.millrace.console.core.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.millrace.management.Function;

final class CurlLineTest {
  private static final String APP = "http://127.0.0.1:7071/functions/orders";

  private static Function function(String method, String route, String level) {
    return new Function(
        "createOrder", "httpTrigger", route, List.of(method), level, true, "", "");
  }

  @Test
  void a_call_is_written_with_its_headers_and_body_and_the_key_as_a_variable() {
    TestCall call =
        new TestCall(
            "POST",
            "/api/orders",
            "customer=anna b",
            "Content-Type: application/json",
            "typed-key",
            "{\"it\": \"it's\"}");

    String line = CurlLine.of(call, function("POST", "/api/orders", "function"), APP);

    assertEquals(
        "curl -i -X POST '"
            + APP
            + "/api/orders?customer=anna%20b' -H 'Content-Type: application/json'"
            + " -H \"x-functions-key: $FUNCTION_KEY\" --data-raw '{\"it\": \"it'\\''s\"}'",
        line);
    assertFalse(line.contains("typed-key"));
  }

  @Test
  void what_everybody_may_call_needs_no_key() {
    Function open = function("GET", "/api/hello", "anonymous");

    assertEquals("curl -i " + APP + "/api/hello", CurlLine.of(TestCall.to(open), open, APP));
  }

  @Test
  void a_place_in_the_path_that_is_left_open_is_said() {
    Function one = function("GET", "/api/orders/{id}", "anonymous");

    IllegalArgumentException complaint =
        assertThrows(
            IllegalArgumentException.class, () -> CurlLine.of(TestCall.to(one), one, APP));

    assertEquals("Replace {id} in the path with a value.", complaint.getMessage());
  }
}
