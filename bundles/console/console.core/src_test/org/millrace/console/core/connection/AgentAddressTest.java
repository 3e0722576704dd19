package org.millrace.console.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AgentAddressTest {
  @ParameterizedTest
  @CsvSource({
    "pc-14, https://pc-14:7070/",
    "pc-14:8443, https://pc-14:8443/",
    "127.0.0.1:7070, http://127.0.0.1:7070/",
    "localhost, http://localhost:7070/",
    "http://pc-14:7070/some/path?x#y, http://pc-14:7070/",
    "https://127.0.0.1, https://127.0.0.1:7070/",
    "[::1]:7070, http://[::1]:7070/"
  })
  void an_address_is_read_from_what_people_type(String typed, String url) {
    assertEquals(url, AgentAddress.parse(typed).url().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pc 14", "ftp://pc-14", "pc-14:port", "pc-14:70700", "pc-14:0"})
  void what_is_no_address_is_refused(String typed) {
    assertThrows(IllegalArgumentException.class, () -> AgentAddress.parse(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc-14:7070", " https://pc-14:7070/\n", "[::1]:7070"})
  void a_text_that_is_an_address_is_found(String text) {
    assertEquals(AgentAddress.parse(text), AgentAddress.find(text).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pc-14", "https://pc-14:7070/orders.zip", "see pc-14:7070", "pc-14:0", ""})
  void any_other_text_is_none(String text) {
    assertTrue(AgentAddress.find(text).isEmpty());
  }

  @Test
  void the_sentence_shows_what_to_type() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> AgentAddress.parse("no address"));

    assertEquals("Type an address such as pc-14:7070.", refused.getMessage());
  }
}
