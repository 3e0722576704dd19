package org.millrace.console.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millrace.console.core.Apps;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;
import org.millrace.management.App;
import org.millrace.management.Function;

final class PlaceSearchTest {
  private static final long KEYS_PATIENCE_MILLIS = 100;

  private final InstallationState plant =
      new InstallationState(
          AgentConnection.to(AgentAddress.parse("127.0.0.1:7070"), "").named("plant-a"),
          new Link.Connected(),
          Optional.empty());
  private final App orders = Apps.running("orders");
  private final App billing = Apps.running("billing");

  private Place function(App app, String name) {
    return Place.of(
        plant, app, new Function(name, "httpTrigger", "/", List.of(), "", true, "", ""));
  }

  private static List<String> names(List<Place> places) {
    return places.stream().map(Place::name).toList();
  }

  @Test
  void what_begins_with_the_word_comes_first_then_words_then_the_rest() {
    PlaceSearch search =
        new PlaceSearch(
            List.of(
                function(orders, "reorder"),
                function(orders, "createOrder"),
                function(orders, "orderMail"),
                Place.of(plant, billing, "src/order.js")));

    assertEquals(
        List.of("orderMail", "src/order.js", "createOrder", "reorder"),
        names(search.find("order")));
  }

  @Test
  void every_word_has_to_occur_somewhere_app_and_installation_included() {
    PlaceSearch search =
        new PlaceSearch(List.of(function(orders, "create"), function(billing, "create")));

    assertEquals("billing · plant-a", search.find("CREATE  bill").getFirst().where());
    assertEquals(1, search.find("create bill").size());
    assertEquals(2, search.find("plant").size());
    assertEquals(List.of(), search.find("create nowhere"));
  }

  @Test
  void without_a_word_everything_is_there_in_the_order_of_names() {
    PlaceSearch search =
        new PlaceSearch(List.of(function(orders, "b"), function(orders, "A")));

    assertEquals(List.of("A", "b"), names(search.find(" ")));
  }

  @Test
  void ten_thousand_functions_are_searched_between_two_keys() {
    List<Place> many = new ArrayList<>();
    IntStream.range(0, 10_000).forEach(i -> many.add(function(orders, "handleOrder" + i)));
    PlaceSearch search = new PlaceSearch(many);
    search.find("warm up");

    long start = System.nanoTime();
    List<Place> found = search.find("order99");
    long millis = (System.nanoTime() - start) / 1_000_000;

    assertEquals(111, found.size());
    assertTrue(millis < KEYS_PATIENCE_MILLIS, millis + " ms");
  }
}
