package org.millrace.host;

/** How the parts of a script host tell it what became of them. */
interface HostLife {
  /** False when the host is past that state. */
  boolean moveTo(ScriptHostState next, String cause);

  /** There will be no worker any more. */
  void gaveUp(String reason);
}
