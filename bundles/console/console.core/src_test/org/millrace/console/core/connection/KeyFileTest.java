package org.millrace.console.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFileTest {
  @TempDir Path folder;

  @Test
  void a_key_is_made_once_and_found_again() throws IOException {
    Path path = folder.resolve("new").resolve("console.key");

    String made = new KeyFile(path).read();

    assertEquals(64, made.length());
    assertEquals(made, new KeyFile(path).read());
  }

  @Test
  void only_its_owner_can_read_it() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "needs POSIX");
    Path path = folder.resolve("console.key");

    new KeyFile(path).read();

    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void nothing_else_is_left_beside_it() throws IOException {
    new KeyFile(folder.resolve("console.key")).read();

    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void a_damaged_key_is_said_and_not_replaced() throws IOException {
    Path path = Files.writeString(folder.resolve("console.key"), "half");

    assertThrows(IOException.class, () -> new KeyFile(path).read());
    assertEquals("half", Files.readString(path));
  }
}
