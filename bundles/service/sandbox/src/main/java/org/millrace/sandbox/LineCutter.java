package org.millrace.sandbox;

import java.util.function.Consumer;

/**
 * Cuts characters into lines without ever holding more than one of bounded length: a worker decides
 * how much it writes, not how much memory we need.
 */
final class LineCutter {
  static final int LIMIT = 8192;
  static final String CUT = " [rest of the line cut: over 8,192 characters]";

  private final Consumer<String> lines;
  private final StringBuilder line = new StringBuilder();
  private boolean skipping;

  LineCutter(Consumer<String> lines) {
    this.lines = lines;
  }

  void accept(char[] characters, int count) {
    for (int i = 0; i < count; i++) {
      accept(characters[i]);
    }
  }

  private void accept(char character) {
    if (character == '\n') {
      end();
    } else if (!skipping && line.length() == LIMIT) {
      cut();
    } else if (!skipping) {
      line.append(character);
    }
  }

  /** Nothing follows; a last line needs no line end. */
  void finish() {
    if (!line.isEmpty()) {
      end();
    }
  }

  private void end() {
    if (!skipping) {
      int length = line.length();
      boolean carriageReturn = length > 0 && line.charAt(length - 1) == '\r';
      lines.accept(carriageReturn ? line.substring(0, length - 1) : line.toString());
    }
    skipping = false;
    line.setLength(0);
  }

  /** Told at once, not at the line's end, which may never come. */
  private void cut() {
    if (Character.isHighSurrogate(line.charAt(LIMIT - 1))) {
      line.setLength(LIMIT - 1);
    }
    lines.accept(line + CUT);
    line.setLength(0);
    skipping = true;
  }
}
