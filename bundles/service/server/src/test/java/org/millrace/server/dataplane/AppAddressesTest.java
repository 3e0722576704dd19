package org.millrace.server.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppAddressesTest {
  private final AppAddresses addresses = new AppAddresses("apps.example.com");

  @Test
  void the_prefix_names_the_app_and_is_taken_off() {
    assertEquals(
        Optional.of(new AppAddress("shop", "/functions/shop", "/api/orders/a%2Fb")),
        addresses.resolve("127.0.0.1:7071", "/functions/shop/api/orders/a%2Fb"));
  }

  @Test
  void an_app_without_a_path_is_its_root() {
    assertEquals(
        Optional.of(new AppAddress("shop", "/functions/shop", "/")),
        addresses.resolve("agent", "/functions/shop"));
  }

  @Test
  void letter_case_of_the_app_does_not_matter() {
    assertEquals("shop", addresses.resolve("agent", "/functions/Shop/x").orElseThrow().app());
    assertEquals("shop", addresses.resolve("SHOP.localhost", "/x").orElseThrow().app());
  }

  @Test
  void localhost_and_the_suffix_name_the_app_and_leave_the_path() {
    assertEquals(
        Optional.of(new AppAddress("shop", "", "/functions/x")),
        addresses.resolve("shop.localhost:7071", "/functions/x"));
    assertEquals(
        Optional.of(new AppAddress("shop", "", "/")),
        addresses.resolve("shop.apps.example.com", "/"));
  }

  @Test
  void other_hosts_and_paths_name_none() {
    assertEquals(Optional.empty(), addresses.resolve("apps.example.com", "/api/x"));
    assertEquals(Optional.empty(), addresses.resolve("[::1]:7071", "/functions/"));
    assertEquals(Optional.empty(), new AppAddresses("").resolve("shop.", "/"));
  }
}
