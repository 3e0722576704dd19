package org.millrace.host.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millrace.host.fake.FakeFunctions;
import org.millrace.model.FunctionMetadata;

class RouteTableTest {
  @Test
  void the_first_match_in_the_order_of_names_wins() {
    RouteTable table =
        table("api", http("p_word", "p/word"), http("p_all", "p/{*x}"), http("p_int", "p/{x:int}"));
    assertEquals("p_all", find(table, "GET", "/api/p/word"));
    assertEquals("p_all", find(table, "GET", "/API/P/5"));
  }

  @Test
  void an_underscore_comes_after_the_letters() {
    RouteTable table = table("api", http("o_a", "x/{a}"), http("oZ", "x/{b}"));
    assertEquals("oZ", find(table, "GET", "/api/x/1"));
  }

  @Test
  void routes_with_and_without_a_text_at_their_head_keep_their_order() {
    RouteTable table = table("", http("b", "orders"), http("a", "{x}"), http("c", "other"));
    assertEquals("a", find(table, "GET", "/orders"));
    RouteTable other = table("", http("a", "orders"), http("b", "{x}"));
    assertEquals("a", find(other, "GET", "/orders"));
    assertEquals("b", find(other, "GET", "/another"));
  }

  @Test
  void a_wrong_method_looks_on() {
    RouteTable table =
        table(
            "api",
            FakeFunctions.http("get", "anonymous", "x", "get"),
            FakeFunctions.http("post", "anonymous", "x", "POST"));
    assertEquals("get", find(table, "GET", "/api/x"));
    assertEquals("post", find(table, "POST", "/api/x"));
    assertEquals("", find(table, "PUT", "/api/x"));
    assertTrue(table.errors().isEmpty());
  }

  @Test
  void only_the_function_with_the_bad_route_is_in_error() {
    RouteTable table =
        table(
            "api",
            http("good", "good"),
            http("odd", "odd/{x:nosuch}"),
            http("open", "open/{x"),
            http("root", "/root"),
            http("mine", "Admin/mine"),
            http("same_b", "same"),
            http("same_a", "SAME/"));
    assertEquals("good", find(table, "GET", "/api/good"));
    assertEquals("same_a", find(table, "GET", "/api/same"));
    assertEquals(
        Map.of(
            "odd", "odd: the route odd/{x:nosuch} has the unknown constraint nosuch.",
            "open", "open: the route open/{x has a parameter without its }: {x.",
            "root", "root: the route /root starts with a slash.",
            "mine", "mine: the route Admin/mine starts with the reserved word Admin.",
            "same_b", "same_b: the route same is already that of the function same_a."),
        table.errors());
    assertEquals(
        List.of("same_a and same_b both answer /api/same. Change one route."), table.conflicts());
    assertEquals(Optional.of("/api/good"), table.route("good"));
    assertEquals(Optional.empty(), table.route("odd"));
  }

  @Test
  void paths_are_normalized_before_they_are_matched() {
    RouteTable table = table("V1/apps", http("hello", "hello"), http("meta", "meta/{x}"));
    assertEquals("hello", find(table, "GET", "/v1/apps/hello/"));
    assertEquals("hello", find(table, "GET", "/v1/apps/x/%2e%2e/hello"));
    assertEquals("", find(table, "GET", "/v1//apps/hello"));
    assertEquals("", find(table, "GET", "/v1/apps"));
    assertEquals("", find(table, "GET", "/../hello"));
    assertEquals(
        Map.of("x", "a%2Fž"),
        table.find("GET", "/v1/apps/meta/a%2F%C5%BE").orElseThrow().parameters());
  }

  private static FunctionMetadata http(String name, String route) {
    return FakeFunctions.http(name, "anonymous", route);
  }

  private static RouteTable table(String prefix, FunctionMetadata... functions) {
    List<HttpFunction> all =
        Stream.of(functions).map(function -> HttpFunction.of(function, true)).toList();
    return RouteTable.of(prefix, all);
  }

  private static String find(RouteTable table, String method, String path) {
    return table.find(method, path).map(match -> match.function().name()).orElse("");
  }
}
