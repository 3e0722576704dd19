package org.millrace.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRangeTest {

  @Test
  void every_app_gets_fourteen_addresses_that_nobody_has() {
    List<NetworkRange> taken =
        List.of(NetworkRange.parse("198.18.0.0/28"), NetworkRange.parse("198.18.0.32/27"));

    assertEquals(
        List.of("198.18.0.16/28", "198.18.0.64/28"),
        NetworkRange.parse("198.18.0.0/16").free(taken).limit(2).map(Object::toString).toList());
  }

  @Test
  void a_range_that_is_taken_as_a_whole_has_none() {
    NetworkRange range = NetworkRange.parse("10.0.0.0/24");

    assertEquals(16, range.free(List.of()).count());
    assertEquals(0, range.free(List.of(NetworkRange.parse("10.0.0.0/8"))).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0", "10.0.0.1/24", "host/24", "::/64", "10.0.0.0/33"})
  void what_is_no_range_says_how_one_is_written(String text) {
    String sentence =
        assertThrows(IllegalArgumentException.class, () -> NetworkRange.parse(text)).getMessage();

    assertTrue(sentence.startsWith("'" + text + "' is no range of IPv4 addresses."), sentence);
  }
}
