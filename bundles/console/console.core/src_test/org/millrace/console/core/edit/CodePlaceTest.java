package org.millrace.console.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodePlaceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "could not load src/functions/orders.js, line 3: Unexpected token|src/functions/orders.js|3",
        "entry point \"src/functions.js\", line 12: Unexpected token|src/functions.js|12",
        "TypeError at src/functions/orders.js:12:27; 3 of 3 attempts used|src/functions/orders.js|12",
        "Unexpected token '}' (C:\\apps\\hello\\index.js, line 7)|C/apps/hello/index.js|7",
      })
  void a_sentence_says_where(String sentence, String path, int line) {
    CodePlace place = CodePlace.in(sentence).orElseThrow();

    assertTrue(place.path().endsWith(path.replaceFirst("^C", "")), place.path());
    assertEquals(line, place.line());
  }

  @Test
  void a_sentence_without_a_place_has_none() {
    assertTrue(CodePlace.in("No function loads. Try again at 14:05.").isEmpty());
  }

  @Test
  void a_worker_may_see_the_file_somewhere_else() {
    CodePlace place = new CodePlace("/data/apps/orders/1f/hello/index.js", 3);

    assertTrue(place.isIn("hello/index.js"));
    assertFalse(place.isIn("other/index.js"));
  }
}
