package org.millrace.publish;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A zip that has arrived whole, in a file that goes when this is closed. */
final class ReceivedPackage implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReceivedPackage.class);
  private static final MediaType ZIP = MediaType.get("application/zip");

  private final Path file;
  private final long offset;
  private final long length;

  /**
   * @param offset where in the file the zip begins: a form has words around it
   */
  ReceivedPackage(Path file, long offset, long length) {
    this.file = file;
    this.offset = offset;
    this.length = length;
  }

  long bytes() {
    return length;
  }

  /** For the management API: streamed from the file, as often as it is asked for. */
  RequestBody asBody() {
    return new RequestBody() {
      @Override
      public MediaType contentType() {
        return ZIP;
      }

      @Override
      public long contentLength() {
        return length;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            Source source = Okio.source(Channels.newInputStream(channel.position(offset)))) {
          sink.write(source, length);
        }
      }
    };
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
