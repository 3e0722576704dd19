package org.millrace.management;

/**
 * A file of the active revision.
 *
 * @param path relative to the app, with forward slashes
 * @param size in bytes
 * @param checksum CRC-32 of its content, eight lower-case hexadecimal digits
 */
public record FileEntry(String path, long size, String checksum) {}
