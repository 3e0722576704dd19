package org.millrace.console.ui.status;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Connections_hint;
  public static String Connections_none;
  public static String Connections_some;
  public static String Drafts_deploy;
  public static String Drafts_deployToProduction;
  public static String Drafts_discard;
  public static String Drafts_file;
  public static String Drafts_hint;
  public static String Drafts_one;
  public static String Drafts_open;
  public static String Drafts_place;
  public static String Drafts_some;
  public static String Endpoint_failed;
  public static String Endpoint_off;
  public static String Endpoint_offHint;
  public static String Endpoint_on;
  public static String Endpoint_onHint;
  public static String Failures_hint;
  public static String Failures_some;
  public static String Production_hint;
  public static String Production_mark;
  public static String Title_plain;
  public static String Title_production;
  public static String Title_productionApp;

  static {
    NLS.initializeMessages("org.millrace.console.ui.status.messages", Messages.class);
  }

  private Messages() {}
}
