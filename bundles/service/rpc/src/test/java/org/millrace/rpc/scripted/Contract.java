package org.millrace.rpc.scripted;

/** What the host must keep; a breach ends the worker with a code that tests look for. */
final class Contract {
  static final int BREACH = 70;

  private Contract() {}

  static void require(boolean kept, String rule) {
    if (!kept) {
      System.err.println("BREACH: " + rule);
      System.err.flush();
      Runtime.getRuntime().halt(BREACH);
    }
  }
}
