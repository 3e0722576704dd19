package org.millrace.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Deletes the folders that workers wrote to; follows no link, since workers are not trusted. */
final class SlotFolders {
  private final Path slots;

  SlotFolders(Path slots) {
    this.slots = slots;
  }

  /** Deletes them all; what cannot be deleted is told at the end, after everything else is gone. */
  void deleteAll() throws IOException {
    if (!Files.isDirectory(slots, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    IOException stuck = null;
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(slots)) {
      for (Path folder : folders) {
        stuck = deleteOne(folder, stuck);
      }
    }
    if (stuck != null) {
      throw stuck;
    }
  }

  private static IOException deleteOne(Path folder, IOException before) {
    try {
      Files.walkFileTree(folder, new Deletion());
      return before;
    } catch (IOException failed) {
      IOException now =
          new IOException(
              "The folder "
                  + folder
                  + " of an earlier worker cannot be deleted. Delete it by hand.",
              failed);
      if (before != null) {
        now.addSuppressed(before);
      }
      return now;
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      // A worker may have taken its own folder's permissions away.
      var file = directory.toFile();
      if (!file.canRead() || !file.canWrite() || !file.canExecute()) {
        boolean unused =
            file.setReadable(true) && file.setWritable(true) && file.setExecutable(true);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
      if (reason instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw reason;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException reason)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
