package org.millrace.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class EngineVersionTest {

  private static String agreed(String most, String least) throws IOException {
    return EngineVersion.of(most, least).agreed("unix:///engine.sock").getVersion();
  }

  @Test
  void the_newest_that_both_know_is_spoken() throws Exception {
    assertEquals("1.41", agreed("1.41", null));
    assertEquals("1.44", agreed("1.55", "1.40"));
  }

  @Test
  void an_engine_newer_than_what_was_tried_is_spoken_to_in_its_oldest() throws Exception {
    assertEquals("1.60", agreed("1.70", "1.60"));
  }

  @Test
  void an_engine_that_is_too_old_is_refused() {
    IOException refusal = assertThrows(IOException.class, () -> agreed("1.9", "1.1"));

    assertEquals(
        "The container engine at unix:///engine.sock is too old: it speaks API 1.9, and 1.41 is"
            + " needed (Docker 20.10 or newer).",
        refusal.getMessage());
  }
}
