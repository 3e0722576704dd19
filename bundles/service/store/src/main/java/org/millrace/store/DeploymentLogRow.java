package org.millrace.store;

import java.time.Instant;

/** One line of a deployment's log; {@code seq} is its id and its order. */
public record DeploymentLogRow(long seq, Instant time, Severity severity, String message) {

  /** How bad a line is. */
  public enum Severity {
    MESSAGE,
    WARNING,
    ERROR
  }
}
