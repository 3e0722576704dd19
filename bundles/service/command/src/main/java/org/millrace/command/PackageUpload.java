package org.millrace.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;

/** A package on its way, a piece at a time; says how far a large one is. */
final class PackageUpload extends RequestBody {
  private static final MediaType ZIP = MediaType.get("application/zip");
  private static final long PIECE = 64 << 10;
  private static final long TOLD_EVERY = 16 << 20;

  private final Path zip;
  private final long size;
  private final Consumer<String> progress;

  PackageUpload(Path zip, Consumer<String> progress) throws IOException {
    this.zip = zip;
    this.size = Files.size(zip);
    this.progress = progress;
  }

  @Override
  public MediaType contentType() {
    return ZIP;
  }

  @Override
  public long contentLength() {
    return size;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    long sent = 0;
    try (Source source = Okio.source(zip)) {
      while (sent < size) {
        long piece = Math.min(PIECE, size - sent);
        sink.write(source, piece);
        tell(sent, sent + piece);
        sent += piece;
      }
    }
  }

  private void tell(long before, long now) {
    if (now < size && before / TOLD_EVERY != now / TOLD_EVERY) {
      progress.accept("Sent " + Words.size(now) + " of " + Words.size(size) + ".");
    }
  }
}
