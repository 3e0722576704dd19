package org.millrace.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.function.Consumer;

/**
 * Turns the frames of one of a container's two streams into lines. A frame may end anywhere, even
 * within a character. Not safe for several threads: frames come in order from one.
 */
final class FrameLines {
  private static final int LONGEST_CHARACTER = 4;

  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final CharBuffer characters = CharBuffer.allocate(LineCutter.LIMIT);
  private final LineCutter cutter;
  private ByteBuffer rest = ByteBuffer.allocate(0);

  FrameLines(Consumer<String> lines) {
    this.cutter = new LineCutter(lines);
  }

  void accept(byte[] frame) {
    ByteBuffer bytes = ByteBuffer.allocate(rest.remaining() + frame.length).put(rest).put(frame);
    decode(bytes.flip(), false);
    rest = bytes;
  }

  void finish() {
    decode(rest, true);
    cutter.finish();
  }

  private void decode(ByteBuffer bytes, boolean last) {
    while (decoder.decode(bytes, characters, last).isOverflow()) {
      handOn();
    }
    handOn();
    assert bytes.remaining() < LONGEST_CHARACTER;
  }

  private void handOn() {
    cutter.accept(characters.array(), characters.position());
    characters.clear();
  }
}
