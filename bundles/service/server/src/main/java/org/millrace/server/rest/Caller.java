package org.millrace.server.rest;

import org.millrace.model.AppName;

/** Who makes a request, as far as it was proved. */
public sealed interface Caller {

  /** How a record names this caller as the author of a change. */
  String name();

  /** Anyone. */
  record Stranger() implements Caller {
    @Override
    public String name() {
      return "";
    }
  }

  /** May do everything: the holder of a token, or who may open the control socket. */
  record Admin(String name) implements Caller {}

  /** The holder of an app's publish credential; that app's publish routes are all it opens. */
  record Publisher(AppName app) implements Caller {
    @Override
    public String name() {
      return "$" + app;
    }
  }
}
