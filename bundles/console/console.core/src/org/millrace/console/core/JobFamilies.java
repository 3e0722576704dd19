package org.millrace.console.core;

/**
 * The families of the console's jobs, so that a person can wait for and a test can join all jobs of
 * one kind. A job also belongs to the connection it works for.
 */
public enum JobFamilies {
  CONNECT,
  SNAPSHOT,
  CHECK,
  PACK,
  DEPLOY,
  SAVE,
  INVOKE,
  LOGS,
  QUERY,
  EXPORT,
  COMMAND,
  ENDPOINT;

  /** Whether what such a job says to an agent changes nothing there. */
  public boolean isReading() {
    return this == QUERY || this == EXPORT;
  }
}
