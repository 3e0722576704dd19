package org.millrace.model;

import java.io.Serial;

/** A package was not taken. The message is one or two sentences for the person who sent it. */
public final class PackageRejected extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String subject;

  /** Why, for those who offer a way out. */
  public enum Reason {
    NOT_A_ZIP,
    /** It ends in the middle, or its content does not fit its checksums. */
    DAMAGED,
    /** A name leaves the package, is a link, or collides with another. */
    UNSAFE,
    TOO_LARGE,
    NO_HOST_JSON,
    /** Everything lies in one folder, which {@link #subject} names. */
    ENCLOSED,
    /** host.json is there but cannot be used. */
    BROKEN_HOST_JSON,
    /** A function app, but of a kind that cannot be run. */
    UNSUPPORTED
  }

  public PackageRejected(Reason reason, String subject, String message) {
    super(message);
    this.reason = reason;
    this.subject = subject;
  }

  public Reason reason() {
    return reason;
  }

  /** The entry or folder it is about; empty when it is about the whole. */
  public String subject() {
    return subject;
  }

  /** The form of every refusal that is about the file rather than about what it means. */
  static PackageRejected notTaken(Reason reason, String name, String subject, String why) {
    return new PackageRejected(
        reason, subject, name + " was not taken: " + why + ". Nothing was changed.");
  }
}
