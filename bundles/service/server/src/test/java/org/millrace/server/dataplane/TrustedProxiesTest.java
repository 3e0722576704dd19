package org.millrace.server.dataplane;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

  @Test
  void addresses_and_networks_are_trusted() {
    TrustedProxies proxies = TrustedProxies.of(List.of("10.1.0.0/15", "192.0.2.7", "fd00::/8"));
    assertTrue(proxies.contains("10.0.255.1") || proxies.contains("10.1.255.1"));
    assertTrue(proxies.contains("192.0.2.7"));
    assertTrue(proxies.contains("fd12::1"));
    assertFalse(proxies.contains("10.2.0.1"));
    assertFalse(proxies.contains("192.0.2.8"));
    assertFalse(proxies.contains("unknown"));
  }

  @Test
  void nobody_is_trusted_unless_configured() {
    assertFalse(TrustedProxies.NONE.contains("127.0.0.1"));
  }

  @Test
  void what_is_no_address_is_refused_with_an_example() {
    for (String wrong : List.of("proxy.example.com", "10.0.0.0/33", "10.0.0.0/x", "")) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> TrustedProxies.of(List.of(wrong)), wrong);
      assertTrue(refused.getMessage().contains("10.1.0.0/16"));
    }
  }
}
