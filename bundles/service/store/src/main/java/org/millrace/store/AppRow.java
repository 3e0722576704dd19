package org.millrace.store;

import java.time.Instant;
import org.millrace.model.AppName;

/**
 * A function app.
 *
 * @param desired what an operator wants of it
 * @param activeRevision the revision that is live; 0 before the first
 * @param settingsVersion the newest settings; 0 when it never had any
 */
public record AppRow(
    AppName name, Desired desired, int activeRevision, int settingsVersion, Instant created) {

  /** What an operator wants of an app. */
  public enum Desired {
    RUNNING,
    STOPPED
  }
}
