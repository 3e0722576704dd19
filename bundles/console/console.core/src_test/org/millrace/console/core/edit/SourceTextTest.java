package org.millrace.console.core.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "a\r\nb\rc\n", "\ufeffmit Ümlaut 😀"})
  void what_is_not_edited_comes_back_byte_by_byte(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertArrayEquals(bytes, SourceText.decode(bytes).orElseThrow().encode());
  }

  @Test
  void the_mark_is_no_part_of_the_text() {
    byte[] bytes = "\ufeffabc".getBytes(StandardCharsets.UTF_8);

    SourceText source = SourceText.decode(bytes).orElseThrow();

    assertEquals("abc", source.text());
    assertArrayEquals(
        "\ufeffnew".getBytes(StandardCharsets.UTF_8), source.with("new").encode());
  }

  @Test
  void what_is_no_text_is_not_taken_for_one() {
    assertTrue(SourceText.decode(new byte[] {'M', 'Z', (byte) 0x90, 0}).isEmpty());
    assertTrue(SourceText.decode(new byte[] {'a', 0, 'b'}).isEmpty());
    assertTrue(SourceText.decode("ä".getBytes(StandardCharsets.ISO_8859_1)).isEmpty());
  }
}
