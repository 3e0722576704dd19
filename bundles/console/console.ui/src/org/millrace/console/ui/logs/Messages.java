package org.millrace.console.ui.logs;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Level_critical;
  public static String Level_debug;
  public static String Level_error;
  public static String Level_information;
  public static String Level_trace;
  public static String Level_warning;
  public static String Logs_broken;
  public static String Logs_clear;
  public static String Logs_clearFilter;
  public static String Logs_comesBack;
  public static String Logs_copy;
  public static String Logs_disconnected;
  public static String Logs_empty;
  public static String Logs_emptyHint;
  public static String Logs_filter;
  public static String Logs_level;
  public static String Logs_live;
  public static String Logs_noApp;
  public static String Logs_noConnection;
  public static String Logs_nothingFits;
  public static String Logs_opening;
  public static String Logs_pause;
  public static String Logs_paused;
  public static String Logs_refused;
  public static String Logs_saveAs;
  public static String Logs_start;
  public static String Logs_stopped;
  public static String Logs_stoppedHint;
  public static String Logs_tryAgain;
  public static String Logs_tryNow;
  public static String Logs_unseen;
  public static String SaveLog_done;
  public static String SaveLog_hint;
  public static String SaveLog_title;

  static {
    NLS.initializeMessages("org.millrace.console.ui.logs.messages", Messages.class);
  }

  private Messages() {}
}
