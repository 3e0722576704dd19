package org.millrace.console.core.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.console.core.create.NewFunction.Template;

final class NewFunctionTest {
  private static NewFunction http(String name, String route) {
    return new NewFunction(Template.HTTP, name, route, "function", "");
  }

  private static NewFunction timer(String schedule) {
    return new NewFunction(Template.TIMER, "nightly", "", "", schedule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "createOrder", "create-order_2"})
  void a_good_name_is_taken(String name) {
    assertEquals("", http(name, "").problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2nd", "create order", "host", "Host", "a'b"})
  void a_bad_name_is_told_the_rule(String name) {
    assertTrue(http(name, "").problem().startsWith("Function names start with a letter"));
  }

  @ParameterizedTest
  @CsvSource({
    "orders/{id},''",
    "orders/{id:int?}/lines,''",
    "orders/{id,Close the brace after {id.",
    "orders/id},A route has letters",
    "/orders,A route has letters",
    "it's,A route has letters",
  })
  void a_route_is_judged(String route, String problem) {
    assertTrue(http("a", route).problem().startsWith(problem), http("a", route).problem());
    assertEquals(problem.isEmpty(), http("a", route).problem().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0 */5 * * * *,true",
    "*/5 * * * *,true",
    "0 0 9-17 * * Mon-Fri,true",
    "00:05:00,true",
    "every day,false",
    "'',false",
    "0 0 0 * * '*',false",
  })
  void a_schedule_is_judged(String schedule, boolean good) {
    assertEquals(good, timer(schedule).problem().isEmpty(), schedule);
  }
}
