package org.millrace.console.core.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The bytes of a package on their way; tells how many have left. */
final class Upload extends RequestBody {
  private static final int PIECE = 64 * 1024;

  private final Path zip;
  private final LongConsumer sent;

  Upload(Path zip, LongConsumer sent) {
    this.zip = zip;
    this.sent = sent;
  }

  @Override
  public MediaType contentType() {
    return MediaType.get("application/zip");
  }

  @Override
  public long contentLength() throws IOException {
    return Files.size(zip);
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    byte[] piece = new byte[PIECE];
    long total = 0;
    try (InputStream in = Files.newInputStream(zip)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        sink.write(piece, 0, read);
        total += read;
        sent.accept(total);
      }
    }
  }
}
