package org.millrace.model;

/**
 * A file of a package, as the zip's directory tells; see {@link PackageFiles#list}.
 *
 * @param path relative to the app, with forward slashes
 * @param size in bytes, unpacked
 * @param crc32 the checksum that zips have: enough to see that a file changed, not that nobody
 *     forged it
 */
public record PackageFile(String path, long size, long crc32) {
  /** The checksum as eight lower-case hexadecimal digits. */
  public String checksum() {
    return "%08x".formatted(crc32);
  }
}
