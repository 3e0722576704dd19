package org.millrace.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.function.Consumer;

/** Reads a stream as lines of bounded length. */
final class LineReader {
  private final Reader reader;
  private final LineCutter cutter;

  LineReader(InputStream stream, Consumer<String> lines) {
    this.reader = new InputStreamReader(stream, UTF_8);
    this.cutter = new LineCutter(lines);
  }

  /** Reads to the end of the stream; a last line needs no line end. */
  void readAll() throws IOException {
    char[] buffer = new char[LineCutter.LIMIT];
    for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
      cutter.accept(buffer, count);
    }
    cutter.finish();
  }
}
