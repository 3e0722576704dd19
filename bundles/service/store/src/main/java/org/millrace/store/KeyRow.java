package org.millrace.store;

/**
 * A key of an app, in clear.
 *
 * @param function in lower case; empty for a key of the whole app
 * @param name in lower case; {@code _master} for the master key
 */
public record KeyRow(Scope scope, String function, String name, String value) {

  /** What a key opens. */
  public enum Scope {
    /** Everything of the app, its admin paths included. */
    MASTER,
    /** Every function. */
    HOST,
    /** An extension's web hooks. */
    SYSTEM,
    /** One function. */
    FUNCTION
  }

  @Override
  public String toString() {
    return "KeyRow[" + scope + " " + function + " " + name + " ****]";
  }
}
