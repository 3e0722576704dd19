package org.millrace.console.ui.explorer;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Agent_drained;
  public static String Agent_draining;
  public static String Agent_ready;
  public static String Agent_silent;
  public static String App_deploying;
  public static String App_deployment;
  public static String App_empty;
  public static String App_error;
  public static String App_nowhere;
  public static String App_running;
  public static String App_starting;
  public static String App_stopped;
  public static String App_withReason;
  public static String Copy_copied;
  public static String Deployment_name;
  public static String Draft_file;
  public static String Draft_files;
  public static String Draft_one;
  public static String Explorer_connect;
  public static String Explorer_empty;
  public static String Explorer_emptyHint;
  public static String Explorer_filter;
  public static String Files_reading;
  public static String Function_disabled;
  public static String Function_notLoaded;
  public static String Group_agents;
  public static String Group_apps;
  public static String Link_connected;
  public static String Link_connecting;
  public static String Link_disconnected;
  public static String Link_notAnAgent;
  public static String Link_offlineSince;
  public static String Link_readOnly;
  public static String Link_refused;
  public static String Link_untrusted;
  public static String Part_configuration;
  public static String Part_deployments;
  public static String Part_files;
  public static String Part_functions;
  public static String Part_keys;
  public static String Production;
  public static String Strip_agents;
  public static String Strip_certificateChanged;
  public static String Strip_certificateUnknown;
  public static String Strip_compare;
  public static String Strip_lost;
  public static String Strip_lostNothingKnown;
  public static String Strip_newToken;
  public static String Strip_reconnect;
  public static String Strip_tryAgain;

  static {
    NLS.initializeMessages("org.millrace.console.ui.explorer.messages", Messages.class);
  }

  private Messages() {}
}
