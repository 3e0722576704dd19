package org.millrace.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What an engine is sent to build an image that is one root file system and nothing else. */
final class BuildContext {
  private static final String ROOT = "root.tar";

  /** ADD unpacks the file. Nothing is run, nothing is pulled. */
  private static final byte[] DOCKERFILE =
      "FROM scratch\nADD %s /\n".formatted(ROOT).getBytes(UTF_8);

  private BuildContext() {}

  static void write(OutputStream target, Path rootTar) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(target, UTF_8.name())) {
      TarArchiveEntry recipe = new TarArchiveEntry("Dockerfile");
      recipe.setSize(DOCKERFILE.length);
      tar.putArchiveEntry(recipe);
      tar.write(DOCKERFILE);
      tar.closeArchiveEntry();
      TarArchiveEntry root = new TarArchiveEntry(ROOT);
      root.setSize(Files.size(rootTar));
      tar.putArchiveEntry(root);
      Files.copy(rootTar, tar);
      tar.closeArchiveEntry();
    }
  }
}
