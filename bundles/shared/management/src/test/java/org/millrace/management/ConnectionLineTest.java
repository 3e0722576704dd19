package org.millrace.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionLineTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "millrace://127.0.0.1:7070/connect#t0ken",
        "millrace://[::1]:7070/connect#t0ken",
        "millrace://pc-14:443/connect?fingerprint=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef#t0ken"
      })
  void a_line_is_read_as_it_is_written(String text) {
    ConnectionLine line = ConnectionLine.find(" " + text + "\n").orElseThrow();

    assertEquals(text, line.text());
    assertEquals(line.fingerprint().isPresent(), line.agent().isHttps());
    assertFalse(line.toString().contains("t0ken"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://pc-14:7070/connect#t",
        "millrace://pc-14:7070/connect",
        "millrace://pc-14:99999/connect#t",
        "millrace://pc-14:7070/connect?fingerprint=abc#t",
        "millrace://pc-14:7070/connect#t and more"
      })
  void other_text_is_no_line(String text) {
    assertEquals(Optional.empty(), ConnectionLine.find(text));
  }

  @Test
  void a_fingerprint_in_groups_is_the_same() {
    ConnectionLine line =
        ConnectionLine.find(
                "millrace://pc-14:7070/connect?fingerprint="
                    + HEX.replaceAll("(..)(?!$)", "$1:")
                    + "#t")
            .orElseThrow();

    assertEquals(Optional.of(new Fingerprint(HEX)), line.fingerprint());
  }
}
