package org.millrace.console.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackageEditTest {
  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes("old " + name));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Path edited(byte[] source, FileChange... changes) throws IOException {
    Path zip = folder.resolve("edited.zip");
    new PackageEdit(List.of(changes)).write(new ByteArrayInputStream(source), zip);
    return zip;
  }

  private static List<String> names(Path zip) throws IOException {
    try (ZipFile content = new ZipFile(zip.toFile())) {
      return content.stream().map(ZipEntry::getName).toList();
    }
  }

  private static String text(Path zip, String name) throws IOException {
    try (ZipFile content = new ZipFile(zip.toFile())) {
      return new String(
          content.getInputStream(content.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_replaced_file_keeps_its_place_and_the_others_their_content() throws IOException {
    byte[] source = zip("host.json", "src/b.js", "src/a.js");

    Path zip = edited(source, new FileChange.Put("src/b.js", bytes("new")));

    assertEquals(List.of("host.json", "src/b.js", "src/a.js"), names(zip));
    assertEquals("new", text(zip, "src/b.js"));
    assertEquals("old src/a.js", text(zip, "src/a.js"));
  }

  @Test
  void a_new_file_comes_with_its_folders() throws IOException {
    Path zip = edited(zip("host.json"), new FileChange.Put("src/deep/new.js", bytes("new")));

    assertEquals("new", text(zip, "src/deep/new.js"));
    assertEquals("old host.json", text(zip, "host.json"));
  }

  @Test
  void a_deleted_file_is_gone_and_one_that_was_not_there_is_no_matter() throws IOException {
    Path zip =
        edited(
            zip("host.json", "a.js"), new FileChange.Delete("a.js"), new FileChange.Delete("b.js"));

    assertEquals(List.of("host.json"), names(zip));
  }

  @Test
  void a_program_stays_one_even_when_it_is_replaced() throws IOException {
    Path source = folder.resolve("source.zip");
    try (FileSystem entries = open(source, true)) {
      for (String name : List.of("/handler", "/other")) {
        Files.writeString(entries.getPath(name), "#!/bin/sh");
        Files.setPosixFilePermissions(
            entries.getPath(name), PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }

    Path zip =
        edited(Files.readAllBytes(source), new FileChange.Put("handler", bytes("#!/bin/bash")));

    try (FileSystem entries = open(zip, false)) {
      for (String name : List.of("/handler", "/other")) {
        assertEquals(
            "rwxr-xr-x",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(entries.getPath(name))));
      }
    }
  }

  @Test
  void an_app_without_a_package_gets_one_of_what_is_put() throws IOException {
    Path zip = folder.resolve("new.zip");

    new PackageEdit(List.of(new FileChange.Put("hello/index.js", bytes("new")))).writeNew(zip);

    assertEquals("new", text(zip, "hello/index.js"));
  }

  private static FileSystem open(Path zip, boolean create) throws IOException {
    return FileSystems.newFileSystem(
        URI.create("jar:" + zip.toUri()),
        Map.of("create", create, "enablePosixFileAttributes", "true"));
  }
}
