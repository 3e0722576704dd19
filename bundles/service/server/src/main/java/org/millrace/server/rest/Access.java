package org.millrace.server.rest;

/** Who may call a route. */
public enum Access {
  ANYONE,
  /** An admin, or the publisher of the app that the path names. */
  PUBLISHER,
  ADMIN
}
