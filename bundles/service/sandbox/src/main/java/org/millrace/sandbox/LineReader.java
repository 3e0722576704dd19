package org.millrace.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.function.Consumer;

/**
 * Cuts a stream into lines without ever holding more than one of bounded length: a worker decides
 * how much it writes, not how much memory we need.
 */
final class LineReader {
  static final int LIMIT = 8192;
  static final String CUT = " [rest of the line cut: over 8,192 characters]";

  private final Reader reader;
  private final Consumer<String> lines;
  private final StringBuilder line = new StringBuilder();
  private boolean skipping;

  LineReader(InputStream stream, Consumer<String> lines) {
    this.reader = new InputStreamReader(stream, UTF_8);
    this.lines = lines;
  }

  /** Reads to the end of the stream; a last line needs no line end. */
  void readAll() throws IOException {
    char[] buffer = new char[LIMIT];
    for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
      for (int i = 0; i < count; i++) {
        accept(buffer[i]);
      }
    }
    if (!line.isEmpty()) {
      end();
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
