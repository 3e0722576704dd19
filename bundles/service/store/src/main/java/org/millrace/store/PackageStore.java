package org.millrace.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.millrace.store.secret.RandomSecret;

/**
 * The packages' bytes: rows of 1 MiB, each in its own short transaction, checked against the
 * SHA-256 that names the package on the way in and on the way out.
 */
public final class PackageStore {
  public static final long LARGEST = 512L << 20;
  static final int CHUNK = 1 << 20;

  private final Store store;

  PackageStore(Store store) {
    this.store = store;
  }

  /**
   * Keeps the file's content under its SHA-256, unless it is kept already, and for at least an
   * hour. The file must not change meanwhile. What it contains is not looked at.
   */
  public PackageRow put(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST) {
      throw new IOException(
          "The package has " + (size >> 20) + " MB; the largest that is taken has 512 MB.");
    }
    String sha256 = hash(file);
    if (!store.write(unit -> unit.packages().touch(sha256))) {
      upload(file, sha256, size);
    }
    return store.read(unit -> unit.packages().find(sha256)).orElseThrow();
  }

  private void upload(Path file, String sha256, long size) throws IOException {
    String contentId = RandomSecret.id();
    store.run(unit -> unit.packages().begin(contentId));
    MessageDigest digest = sha256();
    int parts = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
        digest.update(chunk);
        int part = parts++;
        byte[] bytes = chunk;
        store.run(unit -> unit.packages().addChunk(contentId, part, bytes));
      }
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new IOException("The file " + file + " changed while it was stored. Deploy it again.");
    }
    int count = parts;
    store.write(unit ->
        unit.packages().complete(sha256, contentId, size, count) || unit.packages().touch(sha256));
  }

  /**
   * Writes a package to {@code out}. Fails when it is not kept, or is not what its name says; what
   * was written by then is worth nothing.
   */
  public void copyTo(String sha256, OutputStream out) throws IOException {
    PackageRow row =
        store
            .read(unit -> unit.packages().find(sha256))
            .orElseThrow(() -> new IOException("The package " + sha256 + " is not kept any more."));
    String contentId = store.read(unit -> unit.packages().contentOf(sha256)).orElse("");
    MessageDigest digest = sha256();
    for (int part = 0; part < row.parts(); part++) {
      int number = part;
      byte[] chunk =
          store
              .read(unit -> unit.packages().chunk(contentId, number))
              .orElseThrow(() -> damaged(sha256));
      digest.update(chunk);
      out.write(chunk);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw damaged(sha256);
    }
  }

  private static IOException damaged(String sha256) {
    return new IOException(
        "The package " + sha256 + " is damaged in the database. Deploy it again.");
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
