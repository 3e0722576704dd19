package org.millrace.model;

import java.io.IOException;
import java.nio.file.Path;

/** Unpacks packages. */
public final class PackageFiles {
  private PackageFiles() {}

  /**
   * Unpacks a package into a folder that does not exist yet; either all of it is there afterwards
   * or nothing. Checks names, links and limits again, since files may have changed since {@link
   * PackageCheck}. Programs of self-contained apps get their execute bit.
   */
  public static void unpack(Path zip, Path folder) throws PackageRejected, IOException {
    throw new PackageRejected(zip + " cannot be unpacked into " + folder + " yet.");
  }
}
