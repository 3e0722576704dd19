package org.millrace.console.ui.code;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;

/**
 * The text as it is in the file, with its own line ends, while a page edits it with line feeds
 * only. What is not touched there stays here, byte for byte.
 */
final class TextMirror {
  /**
   * One replacement; lines and columns are counted from 1 and those of the text before it.
   *
   * @param text with line feeds
   */
  record Edit(int firstLine, int firstColumn, int lastLine, int lastColumn, String text) {
    /** As the page writes it: the four numbers and the text. */
    static Edit of(JsonNode values) {
      return new Edit(
          values.get(0).intValue(),
          values.get(1).intValue(),
          values.get(2).intValue(),
          values.get(3).intValue(),
          values.get(4).textValue());
    }
  }

  private final IDocument document = new Document();
  private String lineEnd = "\n";
  private int pairs;

  void set(String text) {
    document.set(text);
    pairs = pairs(text);
    lineEnd = usual(text);
  }

  String text() {
    return document.get();
  }

  /** The text as the page has it. */
  String forPage() {
    String text = document.get();
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** How long {@link #forPage} is. */
  int lengthForPage() {
    return document.getLength() - pairs;
  }

  int length() {
    return document.getLength();
  }

  int lines() {
    return document.getNumberOfLines();
  }

  /**
   * Does what was done in the page.
   *
   * @throws BadLocationException if there is no such place
   */
  void apply(Edit edit) throws BadLocationException {
    int start = document.getLineOffset(edit.firstLine() - 1) + edit.firstColumn() - 1;
    int end = document.getLineOffset(edit.lastLine() - 1) + edit.lastColumn() - 1;
    String text = lineEnd.equals("\n") ? edit.text() : edit.text().replace("\n", lineEnd);
    String before = document.get(start, end - start);
    document.replace(start, end - start, text);
    pairs += pairs(text) - pairs(before);
  }

  /** Takes another text from the page, with the line ends that most lines had. */
  void replace(String fromPage) {
    String text = fromPage.replace("\n", lineEnd);
    document.set(text);
    pairs = pairs(text);
  }

  /** What most lines end with. */
  private static String usual(String text) {
    if (text.indexOf('\r') < 0) {
      return "\n";
    }
    int pairs = pairs(text);
    int returns = count(text, '\r') - pairs;
    int feeds = count(text, '\n') - pairs;
    if (pairs > feeds && pairs >= returns) {
      return "\r\n";
    }
    return returns > feeds ? "\r" : "\n";
  }

  private static int count(String text, char sign) {
    int found = 0;
    for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      found++;
    }
    return found;
  }

  private static int pairs(String text) {
    int found = 0;
    for (int at = text.indexOf("\r\n"); at >= 0; at = text.indexOf("\r\n", at + 2)) {
      found++;
    }
    return found;
  }
}
