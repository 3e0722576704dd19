package org.millrace.store.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The file with the installation's key. Each line is one key, base64 of 32 bytes: the first seals,
 * all open, so that a key can be renewed. Only the agent's own user may read it.
 */
public final class InstallationKey {
  static final int BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;

  public InstallationKey(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  /** The keys of the file, if it is there; refuses one that others can read. */
  public Optional<SecretBox> load() throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    OwnerOnly.check(file);
    List<byte[]> keys = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      if (!line.isBlank()) {
        keys.add(parse(line.strip()));
      }
    }
    if (keys.isEmpty()) {
      throw new IOException(
          "The installation key file " + file + " is empty. Copy it from another agent.");
    }
    return Optional.of(new SecretBox(keys));
  }

  private byte[] parse(String line) throws IOException {
    try {
      byte[] key = Base64.getDecoder().decode(line);
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException notBase64) {
      // told below, without the line itself
    }
    throw new IOException(
        "The installation key file "
            + file
            + " has a line that is no key (base64 of 32 bytes). Copy the file from another agent.");
  }

  /** Makes the file with a new random key; another process may have been faster. */
  public SecretBox create() throws IOException {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path half = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(half);
    OwnerOnly.createFile(half);
    Files.writeString(
        half, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII);
    try {
      // The file appears whole, and never over another one.
      Files.move(half, file);
    } catch (FileAlreadyExistsException faster) {
      Files.delete(half);
      return load().orElseThrow(() -> faster);
    }
    return new SecretBox(List.of(key));
  }
}
