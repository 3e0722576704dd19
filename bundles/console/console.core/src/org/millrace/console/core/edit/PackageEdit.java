package org.millrace.console.core.edit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Changes some files of a package. All others stay as they are: their order, their modes, their
 * packed bytes. Only what changes is ever in memory.
 */
final class PackageEdit {
  private final List<FileChange> changes;

  PackageEdit(List<FileChange> changes) {
    this.changes = List.copyOf(changes);
  }

  /** Writes the package with the changes to a file that is not there yet. */
  void write(InputStream source, Path zip) throws IOException {
    Files.copy(source, zip);
    apply(zip, Map.of("enablePosixFileAttributes", "true", "useTempFile", true));
  }

  /** Makes a package of nothing but what is put. */
  void writeNew(Path zip) throws IOException {
    apply(zip, Map.of("create", "true", "enablePosixFileAttributes", "true", "useTempFile", true));
  }

  private void apply(Path zip, Map<String, ?> how) throws IOException {
    try (FileSystem entries = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), how)) {
      for (FileChange change : changes) {
        Path entry = entries.getPath("/", change.path().split("/"));
        switch (change) {
          case FileChange.Put put -> put(entry, put.content());
          case FileChange.Delete _ -> Files.deleteIfExists(entry);
        }
      }
    }
  }

  private static void put(Path entry, byte[] content) throws IOException {
    if (Files.exists(entry)) {
      Files.write(entry, content);
      return;
    }
    Files.createDirectories(entry.getParent());
    Files.write(entry, content);
    Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rw-r--r--"));
  }
}
