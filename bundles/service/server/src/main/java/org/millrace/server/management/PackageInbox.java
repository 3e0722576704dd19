package org.millrace.server.management;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.millrace.server.rest.Refused;
import org.millrace.store.PackageStore;

/**
 * Where packages lie while they come in. A file that is handed out is whole; of an upload that
 * broke off nothing is left, also when the agent died meanwhile.
 */
final class PackageInbox {
  private static final int AT_ONCE = 8;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final int BUFFER = 64 * 1024;

  private final Path folder;
  private final Semaphore places = new Semaphore(AT_ONCE);

  PackageInbox(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder and empties it: whatever lies there was cut off. */
  void open() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> leftovers = Files.list(folder)) {
      for (Path leftover : leftovers.toList()) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  /**
   * Receives a package to its end.
   *
   * @param announced its length; negative when the client does not tell
   * @return a file that is the caller's to give on or to delete
   */
  Path receive(InputStream body, long announced) throws Refused, IOException {
    if (announced > PackageStore.LARGEST) {
      throw tooLarge();
    }
    if (!places.tryAcquire()) {
      throw Refused.forNow("Eight packages are coming in already. Try again when one is done.");
    }
    try {
      return store(body, announced);
    } finally {
      places.release();
    }
  }

  private Path store(InputStream body, long announced) throws Refused, IOException {
    Path file = Files.createTempFile(folder, "package-", ".zip");
    boolean whole = false;
    try {
      long size = copy(body, file);
      if (announced >= 0 && size != announced) {
        throw new EOFException("the package ended after " + size + " of " + announced + " bytes");
      }
      whole = true;
      return file;
    } catch (IOException broken) {
      throw new Refused(400, "The package did not come in whole: " + broken.getMessage() + ".");
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static long copy(InputStream body, Path file) throws Refused, IOException {
    byte[] start = body.readNBytes(ZIP.length);
    if (!java.util.Arrays.equals(start, ZIP)) {
      throw new Refused(
          400, "What was sent is no zip. Send the zip of the published folder as the body.");
    }
    long size = start.length;
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(start);
      byte[] buffer = new byte[BUFFER];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        size += n;
        if (size > PackageStore.LARGEST) {
          throw tooLarge();
        }
        write(out, buffer, n);
      }
    }
    return size;
  }

  /** That there is no room here is not the client's fault. */
  private static void write(OutputStream out, byte[] buffer, int length) throws Refused {
    try {
      out.write(buffer, 0, length);
    } catch (IOException full) {
      throw new Refused(
          500,
          "This agent cannot keep the package while it comes in: "
              + full.getMessage()
              + ". Make room on the disk of its data folder and send it again.");
    }
  }

  private static Refused tooLarge() {
    return new Refused(413, "The package is larger than 512 MB, the most that is taken.");
  }
}
