package org.millrace.management;

/**
 * A file of the active revision.
 *
 * @param path relative to the app, with forward slashes
 */
public record FileEntry(String path, long size) {}
