package org.millrace.console.core.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.core.SaveContent;
import org.millrace.console.core.SavedFile;
import org.millrace.model.AppName;

final class SaveLogTest {
  @TempDir Path folder;
  private final LogBuffer buffer = new LogBuffer(50_000, () -> {});

  private Path file() {
    return folder.resolve("orders.log");
  }

  private SaveContent save() {
    return SaveLog.of(
        "127.0.0.1:7070", new AppName("orders"), buffer, new SavedFile(file(), false));
  }

  @Test
  void every_line_of_the_buffer_is_saved_whole_with_its_day() throws Exception {
    buffer.add(Lines.line(1, "one"));
    buffer.add(Lines.line(2, "x".repeat(100_000)));

    save().run(SubMonitor.convert(null));

    List<String> lines = Files.readAllLines(file());
    assertEquals(2, lines.size());
    assertEquals(
        "2026-11-24T12:00:00.001Z  INF  createOrder  7f3a0c11  pc-14  one", lines.getFirst());
    assertTrue(lines.getLast().endsWith("x".repeat(100_000)));
  }

  @Test
  void more_lines_than_a_piece_are_saved_in_their_order() throws Exception {
    for (int i = 1; i <= 2_500; i++) {
      buffer.add(Lines.line(i, "line " + i));
    }

    save().run(SubMonitor.convert(null));

    List<String> lines = Files.readAllLines(file());
    assertEquals(2_500, lines.size());
    assertTrue(lines.get(1_700).endsWith("line 1701"));
  }

  @Test
  void who_cancels_finds_no_half_file() {
    buffer.add(Lines.line(1, "one"));
    NullProgressMonitor cancelled = new NullProgressMonitor();
    cancelled.setCanceled(true);

    assertThrows(
        OperationCanceledException.class, () -> save().run(SubMonitor.convert(cancelled)));

    assertFalse(Files.exists(file()));
  }
}
