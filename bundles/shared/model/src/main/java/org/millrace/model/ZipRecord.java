package org.millrace.model;

/**
 * One line of a zip's central directory, as the zip claims it.
 *
 * @param name with forward slashes
 * @param mode the Unix file mode, 0 when the zip was not made on Unix
 * @param offset where the entry's local header starts
 */
record ZipRecord(
    String name,
    int flags,
    int method,
    int mode,
    long crc,
    long packed,
    long unpacked,
    long offset) {
  private static final int TYPE = 0170000;
  private static final int FOLDER = 0040000;
  private static final int FILE = 0100000;
  private static final int LINK = 0120000;
  private static final int ANY_EXECUTE = 0111;

  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean isEncrypted() {
    return (flags & 1) != 0;
  }

  boolean isLink() {
    return (mode & TYPE) == LINK;
  }

  boolean isFileOrFolder() {
    int type = mode & TYPE;
    return type == 0 || type == FILE || type == FOLDER;
  }

  boolean isProgram() {
    return !isFolder() && (mode & ANY_EXECUTE) != 0;
  }
}
