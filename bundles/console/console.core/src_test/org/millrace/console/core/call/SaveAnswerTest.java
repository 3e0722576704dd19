package org.millrace.console.core.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.core.SavedFile;
import org.millrace.management.InvokeAnswer;

class SaveAnswerTest {
  @TempDir Path folder;

  private Path saved(String body, boolean isBinary) throws CoreException {
    InvokeAnswer answer =
        new InvokeAnswer("7f3a", 200, List.of(), body, isBinary, 1, "pc-14", List.of());
    Path file = folder.resolve("answer");
    SaveAnswer.of("test", answer, new SavedFile(file, false)).run(SubMonitor.convert(null));
    return file;
  }

  @Test
  void a_text_is_saved_as_it_is() throws CoreException, IOException {
    assertEquals("Grüße", Files.readString(saved("Grüße", false)));
  }

  @Test
  void what_is_no_text_is_saved_as_the_bytes_that_were_sent() throws CoreException, IOException {
    byte[] sent = {(byte) 0xff, 0, 7};

    byte[] kept = Files.readAllBytes(saved(Base64.getEncoder().encodeToString(sent), true));

    assertArrayEquals(sent, kept);
  }
}
