package org.millrace.publish;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/** Finds the zip in a form as {@code curl -F file=@app.zip} sends it. */
final class MultipartForm {
  private static final byte[] LINE_END = ascii("\r\n");
  private static final byte[] HEAD_END = ascii("\r\n\r\n");

  private final MemorySegment form;

  private MultipartForm(MemorySegment form) {
    this.form = form;
  }

  /** Where a part's content lies in the file. */
  record Part(long offset, long length) {
    void copy(Path form, Path to) throws IOException {
      try (FileChannel from = FileChannel.open(form, StandardOpenOption.READ);
          FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
        long copied = 0;
        while (copied < length) {
          copied += from.transferTo(offset + copied, length - copied, out);
        }
      }
    }
  }

  /**
   * The first part with a file name. The boundary is taken from the body's first line: the header
   * that names it too is missing from many scripts.
   *
   * @return empty when the file is no whole form with a file in it
   */
  static Optional<Part> firstFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena mapping = Arena.ofConfined()) {
      MemorySegment form = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), mapping);
      return new MultipartForm(form).firstFile();
    }
  }

  private Optional<Part> firstFile() {
    long lineEnd = find(LINE_END, 0);
    if (lineEnd < 0) {
      return Optional.empty();
    }
    byte[] delimiter = ascii("\r\n" + text(0, lineEnd));
    long head = lineEnd;
    while (true) {
      long headEnd = find(HEAD_END, head);
      long content = headEnd + HEAD_END.length;
      long end = headEnd < 0 ? -1 : find(delimiter, content);
      if (end < 0) {
        return Optional.empty();
      }
      if (text(head, headEnd).toLowerCase(Locale.ROOT).contains("filename=")) {
        return Optional.of(new Part(content, end - content));
      }
      head = end + delimiter.length;
    }
  }

  private String text(long from, long to) {
    byte[] bytes = form.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private long find(byte[] wanted, long from) {
    MemorySegment pattern = MemorySegment.ofArray(wanted);
    long last = form.byteSize() - wanted.length;
    for (long i = from; i <= last; i++) {
      if (form.get(ValueLayout.JAVA_BYTE, i) == wanted[0]
          && form.asSlice(i, wanted.length).mismatch(pattern) < 0) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
