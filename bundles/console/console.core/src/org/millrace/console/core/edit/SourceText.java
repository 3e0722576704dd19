package org.millrace.console.core.edit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a file, with the line ends it has.
 *
 * @param hasMark whether the file begins with a byte order mark, which is no part of the text
 */
public record SourceText(String text, boolean hasMark) {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** Empty when the bytes are no UTF-8 text: such a file would not survive being edited. */
  public static Optional<SourceText> decode(byte[] bytes) {
    boolean hasMark =
        bytes.length >= 3 && bytes[0] == MARK[0] && bytes[1] == MARK[1] && bytes[2] == MARK[2];
    int start = hasMark ? MARK.length : 0;
    ByteBuffer content = ByteBuffer.wrap(bytes, start, bytes.length - start);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(content).toString();
      return text.indexOf('\0') < 0 ? Optional.of(new SourceText(text, hasMark)) : Optional.empty();
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }

  /** The same file with another text. */
  public SourceText with(String newText) {
    return new SourceText(newText, hasMark);
  }

  public byte[] encode() {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (!hasMark) {
      return content;
    }
    return ByteBuffer.allocate(MARK.length + content.length).put(MARK).put(content).array();
  }
}
