package org.millrace.console.core.connection;

import org.millrace.management.Fingerprint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionLineTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @Test
  void a_line_with_a_fingerprint_leads_to_tls() {
    ConnectionLine line =
        ConnectionLine.find(" millrace://pc-14:7070/connect?fingerprint=" + HEX + "#t0ken\n")
            .orElseThrow();

    assertEquals("https://pc-14:7070/", line.address().url().toString());
    assertEquals(Optional.of(new Fingerprint(HEX)), line.fingerprint());
    assertEquals("t0ken", line.token());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "millrace://127.0.0.1:7070/connect#t0ken",
        "millrace://127.0.0.1:7070/connect?fingerprint=#t0ken"
      })
  void a_line_without_a_fingerprint_leads_to_plain_http(String text) {
    ConnectionLine line = ConnectionLine.find(text).orElseThrow();

    assertEquals("http://127.0.0.1:7070/", line.address().url().toString());
    assertTrue(line.fingerprint().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://pc-14:7070/connect#t",
        "millrace://pc-14:7070/connect",
        "millrace://pc-14:7070/orders/hello",
        "millrace://pc-14:99999/connect#t",
        "millrace://pc-14:7070/connect?fingerprint=abc#t",
        "millrace://pc-14:7070/connect#t and more"
      })
  void other_text_of_the_clipboard_is_no_line(String text) {
    assertTrue(ConnectionLine.find(text).isEmpty());
  }

  @Test
  void its_text_hides_the_token() {
    ConnectionLine line = ConnectionLine.find("millrace://pc-14:7070/connect#t0ken").orElseThrow();

    assertFalse(line.toString().contains("t0ken"));
    assertFalse(AgentConnection.of(line).toString().contains("t0ken"));
  }
}
