package org.millrace.store;

/** What an installation is for; production is asked about and marked everywhere. */
public enum InstallationKind {
  DEVELOPMENT,
  TEST,
  PRODUCTION
}
