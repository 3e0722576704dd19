package org.millrace.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFolderTest {
  @TempDir Path temp;

  @Test
  void what_belongs_to_the_workplace_stays_there() throws Exception {
    write("host.json", "{}");
    write("hello/function.json", "{}");
    write("node_modules/a/index.js", "");
    write("local.settings.json", "{\"Values\":{\"secret\":\"x\"}}");
    write("app.csproj.user", "");
    write(".git/config", "");
    write(".vs/x", "");
    write(".vscode/settings.json", "");
    write("obj/project.assets.json", "");
    write("lib/obj/x", "");

    assertEquals(
        List.of("hello/function.json", "host.json", "node_modules/a/index.js"), entries(pack()));
  }

  @Test
  void what_is_left_out_can_be_named() throws Exception {
    write("host.json", "{}");
    write("local.settings.json", "{}");
    write(".git/config", "");
    write("lib/obj/x", "");
    write("lib/a.js", "");

    assertEquals(
        List.of(".git/", "lib/obj/", "local.settings.json"), new PackageFolder(app()).leftOut());
  }

  @Test
  void funcignore_leaves_out_more() throws Exception {
    write("host.json", "{}");
    write("src/a.ts", "");
    write("dist/a.js", "");
    write(".funcignore", "*.ts\ntest/\n");
    write("test/a.js", "");

    assertEquals(List.of("dist/a.js", "host.json"), entries(pack()));
  }

  @Test
  void the_same_files_make_the_same_package() throws Exception {
    write("host.json", "{}");
    write("b/a.js", "1");
    byte[] first = Files.readAllBytes(pack());
    Files.setLastModifiedTime(
        app().resolve("b/a.js"), FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));

    assertArrayEquals(first, Files.readAllBytes(pack()));
  }

  @Test
  void a_program_keeps_its_mode() throws Exception {
    write("host.json", "{}");
    Path program = write("handler", "#!/bin/sh\n");
    assumeTrue(
        program.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "needs POSIX file modes");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

    try (FileSystem zip =
        FileSystems.newFileSystem(pack(), Map.of("enablePosixFileAttributes", "true"))) {
      assertEquals("rwxr-xr-x", mode(zip, "handler"));
      assertEquals("rw-r--r--", mode(zip, "host.json"));
    }
  }

  @Test
  void a_link_is_refused_by_name() throws Exception {
    write("host.json", "{}");
    Path secret = Files.writeString(temp.resolve("secret"), "x");
    Files.createDirectories(app().resolve("data"));
    Files.createSymbolicLink(app().resolve("data/link"), secret);

    PackageRejected refused = assertThrows(PackageRejected.class, this::pack);

    assertTrue(refused.getMessage().contains("data/link is a link"), refused.getMessage());
  }

  @Test
  void a_link_that_is_ignored_does_no_harm() throws Exception {
    write("host.json", "{}");
    write(".funcignore", "link\n");
    Files.createSymbolicLink(app().resolve("link"), temp);

    assertEquals(List.of("host.json"), entries(pack()));
  }

  private Path app() {
    return temp.resolve("app");
  }

  private Path write(String name, String text) throws IOException {
    Path file = app().resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path pack() throws IOException, PackageRejected {
    Path zip = temp.resolve("app.zip");
    Files.deleteIfExists(zip);
    new PackageFolder(app()).pack(zip);
    return zip;
  }

  private static List<String> entries(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .sorted()
          .toList();
    }
  }

  private static String mode(FileSystem zip, String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(zip.getPath(name)));
  }
}
