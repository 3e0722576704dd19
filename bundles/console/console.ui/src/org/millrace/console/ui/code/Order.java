package org.millrace.console.ui.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Something the page has to do; its half of the bridge has a function of the same name for it. */
sealed interface Order {
  /** As ASCII, so that half a sign in a broken text is no trouble on the way. */
  ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /**
   * Shows another text.
   *
   * @param number which is said with every change of this text
   * @param text with line feeds only
   */
  record Open(
      int number,
      String file,
      String text,
      boolean isPlain,
      boolean isEditable,
      int line,
      int column)
      implements Order {}

  record Editable(boolean isEditable) implements Order {}

  /**
   * @param base Monaco's own theme, of which the rest is taken
   * @param colors by Monaco's names
   * @param rules colours of words by their kind
   */
  record Look(
      String base,
      Map<String, String> colors,
      List<Map<String, String>> rules,
      String fontFamily,
      int fontSize,
      int tabWidth)
      implements Order {}

  /**
   * The strokes that are not the page's.
   *
   * @param begun those after which more are expected
   */
  record Keys(SortedSet<String> owned, SortedSet<String> begun) implements Order {}

  record Reveal(int line) implements Order {}

  record Mark(int line) implements Order {}

  record Run(CodeArea.Verb verb, String text) implements Order {}

  record Focus() implements Order {}

  /** Send the whole text. */
  record Send() implements Order {}

  /** On one line, as an event carries it. */
  default String json() {
    ObjectNode json = JSON.valueToTree(this);
    try {
      return JSON.writeValueAsString(json.put("do", getClass().getSimpleName()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
