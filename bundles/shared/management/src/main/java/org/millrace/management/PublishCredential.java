package org.millrace.management;

/** What a publishing client signs in with; constant until it is reset. */
public record PublishCredential(String user, String password) {
  @Override
  public String toString() {
    return "PublishCredential[" + user + "]";
  }
}
