package org.millrace.console.core.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.Apps;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.management.Key;

final class FunctionUrlTest {
  private static final Key MASTER = new Key(Key.Scope.MASTER, "", "_master", "m");
  private static final Key HOST = new Key(Key.Scope.HOST, "", "default", "h");
  private static final Key OWN = new Key(Key.Scope.FUNCTION, "createOrder", "till", "a/b+c==");
  private static final Key OTHERS = new Key(Key.Scope.FUNCTION, "getOrder", "till", "o");
  private static final List<Key> ALL = List.of(MASTER, HOST, OWN, OTHERS);

  private final App orders = Apps.running("orders");

  private static Function function(String trigger, String level) {
    return new Function("createOrder", trigger, "/api/x", List.of(), level, true, "", "");
  }

  @Test
  void only_http_functions_have_a_url() {
    assertEquals(
        Optional.of(orders.url() + "/api/x"),
        FunctionUrl.of(orders, function("httpTrigger", "function")));
    assertEquals(Optional.empty(), FunctionUrl.of(orders, function("timerTrigger", "")));
  }

  @Test
  void its_own_keys_come_first_and_those_of_others_not_at_all() {
    assertEquals(
        List.of(OWN, HOST), FunctionUrl.opening(function("httpTrigger", "function"), ALL));
  }

  @Test
  void only_the_master_key_opens_what_is_for_administrators() {
    assertEquals(List.of(MASTER), FunctionUrl.opening(function("httpTrigger", "admin"), ALL));
  }

  @Test
  void a_key_is_encoded_in_the_url() {
    assertEquals("http://x/api?code=a%2Fb%2Bc%3D%3D", FunctionUrl.with("http://x/api", OWN));
  }
}
