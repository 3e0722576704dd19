package org.millrace.console.core.edit;

/** What is to become of one file of a package. */
public sealed interface FileChange {
  String path();

  /** The file is there afterwards, with this content. */
  record Put(String path, byte[] content) implements FileChange {}

  /** The file is gone afterwards; fine when it was not there. */
  record Delete(String path) implements FileChange {}
}
