package org.millrace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFilesTest {
  @TempDir Path folder;

  @Test
  void everything_is_unpacked_but_local_settings() throws Exception {
    Path app =
        unpack(
            ZipForge.app()
                .file("empty/", "")
                .file("src\\a.js", "1")
                .file("local.settings.json", "{}"));
    assertEquals("1", Files.readString(app.resolve("src/a.js")));
    assertTrue(Files.isDirectory(app.resolve("empty")));
    assertFalse(Files.exists(app.resolve("local.settings.json")));
  }

  @Test
  void the_files_are_listed_as_they_are_unpacked() throws Exception {
    Path zip =
        ZipForge.app()
            .file("empty/", "")
            .file("src\\a.js", "123456789")
            .file("local.settings.json", "{}")
            .write(folder.resolve("orders.zip"));

    List<PackageFile> files = PackageFiles.list(zip);

    assertEquals(List.of("host.json", "src/a.js"), files.stream().map(PackageFile::path).toList());
    assertEquals(9, files.getLast().size());
    // What every CRC-32 is checked with.
    assertEquals("cbf43926", files.getLast().checksum());
  }

  @Test
  void programs_can_be_executed() throws Exception {
    Path app =
        unpack(
            ZipForge.app()
                .withMode("tool", "#!", 0100755)
                .file(
                    "worker.config.json",
                    "{\"description\":{\"defaultExecutablePath\":\"{WorkerRoot}Orders\"}}")
                .file("Orders", "program")
                .file("plain", "text"));
    assertTrue(Files.isExecutable(app.resolve("tool")));
    assertTrue(Files.isExecutable(app.resolve("Orders")));
    assertFalse(Files.isExecutable(app.resolve("plain")));
  }

  @Test
  void a_refused_package_leaves_nothing_behind() throws Exception {
    Path zip = ZipForge.app().file("a", "1").file("../b", "2").write(folder.resolve("orders.zip"));
    assertThrows(PackageRejected.class, () -> PackageFiles.unpack(zip, folder.resolve("app")));
    assertLeftAlone();
  }

  @Test
  void a_package_damaged_in_its_middle_leaves_nothing_behind() throws Exception {
    Path zip = ZipForge.app().lying("a", new byte[100], 50).write(folder.resolve("orders.zip"));
    assertThrows(PackageRejected.class, () -> PackageFiles.unpack(zip, folder.resolve("app")));
    assertLeftAlone();
  }

  private void assertLeftAlone() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }

  private Path unpack(ZipForge forge) throws Exception {
    Path app = folder.resolve("apps/app");
    PackageFiles.unpack(forge.write(folder.resolve("orders.zip")), app);
    return app;
  }
}
