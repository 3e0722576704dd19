package org.millrace.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameLinesTest {
  private final List<String> lines = new ArrayList<>();
  private final FrameLines frames = new FrameLines(lines::add);

  @Test
  void a_frame_may_end_within_a_character() {
    for (byte piece : "eins: äöü 💧\nzwei".getBytes(UTF_8)) {
      frames.accept(new byte[] {piece});
    }
    frames.finish();

    assertEquals(List.of("eins: äöü 💧", "zwei"), lines);
  }

  @Test
  void a_stream_that_ends_within_a_character_says_so() {
    byte[] drop = "💧".getBytes(UTF_8);
    frames.accept(Arrays.copyOf(drop, 2));
    frames.finish();

    assertEquals(List.of("\uFFFD"), lines);
  }

  @Test
  void a_line_over_many_frames_is_cut_once() {
    byte[] frame = "x".repeat(5000).getBytes(UTF_8);
    for (int i = 0; i < 10; i++) {
      frames.accept(frame);
    }
    frames.accept("\nnext\n".getBytes(UTF_8));
    frames.finish();

    assertEquals(List.of("x".repeat(LineCutter.LIMIT) + LineCutter.CUT, "next"), lines);
  }
}
