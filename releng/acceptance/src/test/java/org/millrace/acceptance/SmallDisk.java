package org.millrace.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of 8 MB. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  static SmallDisk mount(Path folder) throws IOException, InterruptedException {
    Root.require("mount a file system");
    Files.createDirectories(folder);
    Root.run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    Root.run("umount", folder.toString());
  }
}
