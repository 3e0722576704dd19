package org.millrace.console.core.connection;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * A random key in a file that only its owner can read. It opens the console's secure storage where
 * the system has no keyring that could be asked without a dialog.
 */
record KeyFile(Path path) {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The folder of this person's console, for what must not lie in a workspace. */
  static Path folder() {
    return Path.of(System.getProperty("user.home"), ".millrace");
  }

  /** Reads the key; makes it first if there is none. */
  String read() throws IOException {
    try {
      return create();
    } catch (FileAlreadyExistsException madeBefore) {
      String key = Files.readString(path).strip();
      if (key.length() < BYTES) {
        throw new IOException(
            path + " is damaged. Delete it; the tokens then have to be entered again.");
      }
      return key;
    }
  }

  private String create() throws IOException {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    String key = HexFormat.of().formatHex(random);
    Files.createDirectories(path.getParent());
    if (Files.exists(path)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    // Written beside and moved, so that a second console never reads half a key.
    Path draft = Files.createTempFile(path.getParent(), "key", null, ownerOnly());
    try {
      Files.writeString(draft, key);
      Files.createLink(path, draft);
    } finally {
      Files.delete(draft);
    }
    return key;
  }

  private static FileAttribute<?>[] ownerOnly() {
    Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
    // On Windows the folder of the person is closed to others already.
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
