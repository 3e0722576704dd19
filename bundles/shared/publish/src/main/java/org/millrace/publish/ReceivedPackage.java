package org.millrace.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A zip that has arrived whole, in a file that goes when this is closed. */
final class ReceivedPackage implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReceivedPackage.class);
  private static final MediaType ZIP = MediaType.get("application/zip");

  private final Path file;
  private final long bytes;

  ReceivedPackage(Path file) throws IOException {
    this.file = file;
    this.bytes = Files.size(file);
  }

  long bytes() {
    return bytes;
  }

  /** For the management API: streamed from the file. */
  RequestBody asBody() {
    return RequestBody.create(file.toFile(), ZIP);
  }

  @Override
  public void close() {
    delete(file);
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("cannot delete the upload {}: {}", file, e.toString());
    }
  }
}
