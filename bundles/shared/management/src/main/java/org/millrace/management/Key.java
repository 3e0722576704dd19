package org.millrace.management;

/**
 * A key that opens functions.
 *
 * @param function empty for a key of the whole app
 * @param name {@code default}, or {@code _master} for the app's master key
 */
public record Key(Scope scope, String function, String name, String value) {

  public enum Scope {
    MASTER,
    HOST,
    SYSTEM,
    FUNCTION
  }

  @Override
  public String toString() {
    return "Key[" + scope + " " + function + " " + name + "]";
  }
}
