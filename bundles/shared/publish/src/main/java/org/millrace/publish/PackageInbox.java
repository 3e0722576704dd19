package org.millrace.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where uploads lie while they are passed on. What arrives is decided by its bytes, never by its
 * media type: clients send zips as {@code application/zip; charset=utf-8}, as a form, as anything.
 */
final class PackageInbox {
  private static final Logger log = LoggerFactory.getLogger(PackageInbox.class);
  private static final String PREFIX = "publish-";
  private static final String SUFFIX = ".upload";
  private static final int BUFFER = 64 * 1024;
  private static final int MARK = 4;
  private static final Duration LEFT_OVER = Duration.ofHours(6);

  private final Path folder;
  private final long limit;
  private final Clock clock;

  PackageInbox(Path folder, long limit, Clock clock) {
    this.folder = folder;
    this.limit = limit;
    this.clock = clock;
  }

  /** Makes the folder and removes what an endpoint that was killed left in it. */
  void open() throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file)
            .toInstant()
            .isBefore(clock.instant().minus(LEFT_OVER))) {
          ReceivedPackage.delete(file);
        }
      }
    }
  }

  /**
   * Takes a body that is, or holds, a zip.
   *
   * @param announced its length; negative when it comes in chunks
   * @throws CutOff when it ends too early
   */
  ReceivedPackage receive(UploadBody body, long announced) throws CutOff, Refusal {
    if (announced > limit) {
      throw tooLarge();
    }
    try {
      return receive(body);
    } catch (CutOff gone) {
      throw gone;
    } catch (IOException e) {
      log.error("cannot keep an upload in {}", folder, e);
      throw new Refusal(500, "The publish endpoint has no room for the package; see its log.");
    }
  }

  private ReceivedPackage receive(UploadBody body) throws IOException, Refusal {
    Path file = newFile();
    try {
      Kind kind = store(body, file);
      return kind == Kind.ZIP ? new ReceivedPackage(file) : fromForm(file);
    } catch (IOException | Refusal | RuntimeException e) {
      ReceivedPackage.delete(file);
      throw e;
    }
  }

  private Path newFile() throws IOException {
    return Files.createTempFile(folder, PREFIX, SUFFIX);
  }

  private Kind store(UploadBody body, Path file) throws IOException, Refusal {
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(file)) {
      int count = readMark(body, buffer);
      Kind kind = Kind.of(buffer, count);
      while (count >= 0) {
        out.write(buffer, 0, count);
        if (body.bytes() > limit) {
          throw tooLarge();
        }
        count = body.read(buffer);
      }
      return kind;
    }
  }

  /** The first bytes may come one by one; the mark must be whole before it is judged. */
  private static int readMark(UploadBody body, byte[] buffer) throws CutOff {
    int filled = 0;
    byte[] next = new byte[MARK];
    while (filled < MARK) {
      int count = body.read(next);
      if (count < 0) {
        break;
      }
      System.arraycopy(next, 0, buffer, filled, count);
      filled += count;
    }
    return filled;
  }

  private ReceivedPackage fromForm(Path form) throws IOException, Refusal {
    MultipartForm.Part part =
        MultipartForm.firstFile(form)
            .orElseThrow(
                () -> new Refusal(400, "The form holds no file. Send the zip as a file part."));
    Path zip = newFile();
    try {
      part.copy(form, zip);
      if (!isZip(zip)) {
        throw Kind.notZip();
      }
      ReceivedPackage.delete(form);
      return new ReceivedPackage(zip);
    } catch (IOException | Refusal | RuntimeException e) {
      ReceivedPackage.delete(zip);
      throw e;
    }
  }

  private static boolean isZip(Path file) throws IOException, Refusal {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] mark = in.readNBytes(MARK);
      return Kind.of(mark, mark.length) == Kind.ZIP;
    }
  }

  private Refusal tooLarge() {
    return new Refusal(
        413,
        "The package is larger than "
            + (limit >> 20)
            + " MB. Leave out what the app does not need to run.");
  }

  private enum Kind {
    ZIP,
    FORM;

    static Kind of(byte[] bytes, int count) throws Refusal {
      if (count == 0) {
        throw new Refusal(400, "The request has no body. Send the zip as its body.");
      }
      if (count >= MARK && bytes[0] == 'P' && bytes[1] == 'K' && isZipMark(bytes)) {
        return ZIP;
      }
      if (count >= MARK && bytes[0] == '-' && bytes[1] == '-') {
        return FORM;
      }
      if (bytes[0] == '{') {
        // Fetching a package from an address that a client names would reach into our network.
        throw new Refusal(
            400, "Packages are not fetched from an address here. Send the zip as the body.");
      }
      throw notZip();
    }

    private static boolean isZipMark(byte[] bytes) {
      boolean entry = bytes[2] == 3 && bytes[3] == 4;
      boolean empty = bytes[2] == 5 && bytes[3] == 6;
      return entry || empty;
    }

    static Refusal notZip() {
      return new Refusal(
          400, "The body is not a zip. Zip the published output, host.json at its root.");
    }
  }
}
