package org.millrace.console.ui.functions;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String DeleteFunction_conflict;
  public static String DeleteFunction_draft;
  public static String DeleteFunction_inProductionVerb;
  public static String DeleteFunction_question;
  public static String DeleteFunction_verb;
  public static String NewFunction_app;
  public static String NewFunction_appHint;
  public static String NewFunction_description;
  public static String NewFunction_exists;
  public static String NewFunction_http;
  public static String NewFunction_installation;
  public static String NewFunction_level;
  public static String NewFunction_name;
  public static String NewFunction_noInstallation;
  public static String NewFunction_pageTitle;
  public static String NewFunction_route;
  public static String NewFunction_schedule;
  public static String NewFunction_scheduleHint;
  public static String NewFunction_template;
  public static String NewFunction_timer;
  public static String NewFunction_title;

  static {
    NLS.initializeMessages("org.millrace.console.ui.functions.messages", Messages.class);
  }

  private Messages() {}
}
