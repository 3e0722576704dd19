package org.millrace.model;

import java.io.Serial;

/** A package was not taken. The message is one or two sentences for the person who sent it. */
public final class PackageRejected extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public PackageRejected(String message) {
    super(message);
  }
}
