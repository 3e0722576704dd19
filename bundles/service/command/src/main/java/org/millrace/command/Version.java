package org.millrace.command;

import picocli.CommandLine.IVersionProvider;

/** What this build calls itself: its jar's manifest says so. */
final class Version implements IVersionProvider {
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"millrace " + text()};
  }
}
