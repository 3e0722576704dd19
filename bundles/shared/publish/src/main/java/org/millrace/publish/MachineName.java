package org.millrace.publish;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** What this machine is called where a host name is wanted. */
public final class MachineName {
  private MachineName() {}

  /** In lower case; {@code localhost} when it has none. May ask the network. */
  public static String here() {
    try {
      String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      return name.replaceAll("[^a-z0-9.-]", "-").replaceAll("^[.-]+", "");
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
