package org.millrace.console.core;

import org.millrace.management.ManagementException;

/** What agents mean by refusing. */
public final class Refusals {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private Refusals() {}

  /** There is no such thing. */
  public static boolean isNotFound(ManagementException refused) {
    return refused.status() == NOT_FOUND;
  }

  /** Somebody was faster, or is at it. */
  public static boolean isConflict(ManagementException refused) {
    return refused.status() == CONFLICT;
  }
}
