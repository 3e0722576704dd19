package org.millrace.console.ui.preferences;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Connections_address;
  public static String Connections_answer;
  public static String Connections_atStart;
  public static String Connections_connect;
  public static String Connections_description;
  public static String Connections_name;
  public static String Connections_state;
  public static String Deploy_askDropped;
  public static String Deploy_description;
  public static String Deploy_policies;
  public static String Deploy_policyProduction;
  public static String Editor_automatic;
  public static String Editor_description;
  public static String Editor_font;
  public static String Editor_kind;
  public static String Editor_plain;
  public static String Editor_tabWidth;
  public static String Exit_confirm;
  public static String Field_badNumber;
  public static String Level_critical;
  public static String Level_debug;
  public static String Level_error;
  public static String Level_information;
  public static String Level_trace;
  public static String Level_warning;
  public static String Logs_description;
  public static String Logs_level;
  public static String Logs_lines;
  public static String Millrace_description;
  public static String Notify_all;
  public static String Notify_failures;
  public static String Notify_none;
  public static String Notify_title;
  public static String Publish_atStart;
  public static String Publish_description;
  public static String Publish_port;
  public static String Publish_secure;
  public static String Publish_securePort;
  public static String Test_description;
  public static String Test_seconds;
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
