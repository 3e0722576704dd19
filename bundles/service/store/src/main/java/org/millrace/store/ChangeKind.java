package org.millrace.store;

import java.util.Locale;

/** What sort of thing changed. */
public enum ChangeKind {
  APP,
  REVISION,
  DEPLOYMENT,
  SETTINGS,
  KEYS,
  CREDENTIAL,
  HOSTING,
  AGENT,
  TOKEN,
  INSTALLATION;

  /** The word the management API uses. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
