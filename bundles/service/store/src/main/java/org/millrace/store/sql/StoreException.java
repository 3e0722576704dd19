package org.millrace.store.sql;

import java.io.Serial;

/**
 * The database refused or could not be reached. The message is one sentence for the operator.
 * Everything the unit of work had done is rolled back.
 */
public final class StoreException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** What a caller can make of the failure. */
  public enum Kind {
    /** A row with that key is there already; the transaction may go on. */
    DUPLICATE,
    /** Lost a deadlock, a snapshot or a wait for a lock: the whole unit may be run again. */
    RETRY,
    /** The database cannot be reached, or is too busy to begin; it may come back by itself. */
    UNAVAILABLE,
    /** Anything else. */
    OTHER
  }

  private final Kind kind;

  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public StoreException(String message) {
    this(Kind.OTHER, message, null);
  }

  public Kind kind() {
    return kind;
  }

  public boolean isDuplicate() {
    return kind == Kind.DUPLICATE;
  }
}
