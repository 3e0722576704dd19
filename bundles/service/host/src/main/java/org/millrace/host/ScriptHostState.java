package org.millrace.host;

/** Where a script host is in its life; the words of the official host. */
public enum ScriptHostState {
  /** Its language worker is being started and asked for functions. */
  STARTING,
  /** The functions are known and are being loaded. */
  INITIALIZED,
  RUNNING,
  /** It could not start, or its language workers kept ending; requests get 503. */
  ERROR,
  /** Takes no new work and finishes the old. */
  STOPPING,
  STOPPED,
  /** The app holds an app_offline.htm, which answers every request. */
  OFFLINE
}
