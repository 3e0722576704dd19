package org.millrace.console.core;

import org.eclipse.osgi.util.NLS;

/** The sentences of this bundle that a person reads. */
public final class Messages extends NLS {
  public static String AppContents_counting;
  public static String AppOrder_creating;
  public static String AppOrder_deleting;
  public static String AppOrder_restarting;
  public static String AppOrder_starting;
  public static String AppOrder_stopping;
  public static String AppProblem_error;
  public static String AppProblem_notLoaded;
  public static String AppProblem_nowhere;
  public static String Authority_title;
  public static String Cancel_title;
  public static String Connection_broken;
  public static String Connection_maybeTls;
  public static String Connection_noAnswer;
  public static String Connection_noTls;
  public static String Connection_notAnAgent;
  public static String Connection_nothingListens;
  public static String Connection_tokenRefused;
  public static String Connection_unknownHost;
  public static String Connection_wrongName;
  public static String Credential_title;
  public static String DeployAgain_title;
  public static String Deploy_failed;
  public static String Deploy_failedOldAnswers;
  public static String Deploy_folderNoHostJson;
  public static String Deploy_preparing;
  public static String Deploy_title;
  public static String Deploy_unreadable;
  public static String Deploy_uploading;
  public static String DeploymentLog_title;
  public static String DeploymentVerb_ended;
  public static String DeploymentVerb_neverArrived;
  public static String DeploymentVerb_notFailed;
  public static String DeploymentVerb_notKept;
  public static String DeploymentVerb_running;
  public static String DeploymentVerb_switching;
  public static String Deployment_cancelled;
  public static String Deployment_checking;
  public static String Deployment_distributing;
  public static String Deployment_failed;
  public static String Deployment_live;
  public static String Deployment_queued;
  public static String Deployment_replaced;
  public static String Deployment_starting;
  public static String Deployment_switching;
  public static String Deployments_reading;
  public static String Download_loading;
  public static String Download_title;
  public static String Endpoint_turningOff;
  public static String Endpoint_turningOn;
  public static String Export_isThere;
  public static String Export_noFolder;
  public static String Export_notSaved;
  public static String Function_disabling;
  public static String Function_enabling;
  public static String Installation_closeTitle;
  public static String Installation_openTitle;
  public static String Invoke_title;
  public static String Invoke_tookTooLong;
  public static String Keys_deleting;
  public static String Keys_reading;
  public static String Keys_saving;
  public static String LiveFile_title;
  public static String LocalSettings_reading;
  public static String LocalSettings_tooLarge;
  public static String LocalSettings_unreadable;
  public static String Log_dropped;
  public static String Log_gap;
  public static String Log_reconnected;
  public static String NewFunction_brace;
  public static String NewFunction_built;
  public static String NewFunction_exists;
  public static String NewFunction_name;
  public static String NewFunction_noPlace;
  public static String NewFunction_otherStack;
  public static String NewFunction_route;
  public static String NewFunction_schedule;
  public static String NewFunction_title;
  public static String Operation_offline;
  public static String Probe_staysProduction;
  public static String Profile_title;
  public static String PublishTrial_noAnswer;
  public static String PublishTrial_noCertificate;
  public static String PublishTrial_otherAuthority;
  public static String PublishTrial_refused;
  public static String PublishTrial_title;
  public static String Rollback_title;
  public static String SaveLog_title;
  public static String Save_message;
  public static String Save_title;
  public static String Save_titleFiles;
  public static String Settings_reading;
  public static String Settings_saving;
  public static String TestCall_header;
  public static String TestCall_place;
  public static String TestCall_slash;

  static {
    NLS.initializeMessages("org.millrace.console.core.messages", Messages.class);
  }

  private Messages() {}
}
