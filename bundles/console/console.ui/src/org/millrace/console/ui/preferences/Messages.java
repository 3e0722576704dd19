package org.millrace.console.ui.preferences;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Millrace_description;
  public static String Notify_all;
  public static String Notify_failures;
  public static String Notify_none;
  public static String Notify_title;
  public static String Publish_atStart;
  public static String Publish_badPort;
  public static String Publish_description;
  public static String Publish_port;
  public static String Theme_dark;
  public static String Theme_light;
  public static String Theme_system;
  public static String Theme_title;
  public static String Times_local;
  public static String Times_title;
  public static String Times_utc;

  static {
    NLS.initializeMessages("org.millrace.console.ui.preferences.messages", Messages.class);
  }

  private Messages() {}
}
