package org.millrace.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Path MILLRACE = Path.of("/opt/millrace/bin/millrace");

  private static Options parse(String... words) {
    return Options.parse(MILLRACE, List.of(words));
  }

  @Test
  void what_is_not_said_is_as_the_help_says() {
    assertEquals(new Options(MILLRACE, 8, 2, 32, 10), parse());
    assertEquals(
        new Options(MILLRACE, 3, 1, 128, 5),
        parse("--publishes", "5", "--connections", "128", "--seconds", "1", "--pairs", "3"));
    assertEquals(Path.of("/opt/millrace/workers/node/runtime/node"), parse().node());
  }

  @Test
  void what_is_wrong_is_named() {
    assertEquals("'--fast' is not known.", message("--fast"));
    assertEquals("--pairs needs a number from 1 to 9999.", message("--pairs"));
    assertEquals("--pairs needs a number from 1 to 9999.", message("--pairs", "0"));
  }

  private static String message(String... words) {
    return assertThrows(IllegalArgumentException.class, () -> parse(words)).getMessage();
  }
}
