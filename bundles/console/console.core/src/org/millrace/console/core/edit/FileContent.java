package org.millrace.console.core.edit;

/** What the live version has at a path. */
public sealed interface FileContent {
  /** A text that can be shown, and edited unless the app is built elsewhere. */
  record Text(SourceText source) implements FileContent {}

  /** No text. */
  record Binary(long size) implements FileContent {}

  /** More than an editor opens. */
  record TooLarge(long size) implements FileContent {}

  /** There is no such file (any more). */
  record Missing() implements FileContent {}
}
