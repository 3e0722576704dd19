package org.millrace.console.ui.deploy;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Ask_again;
  public static String Ask_droppedVerb;
  public static String Ask_newAppMessage;
  public static String Ask_newAppTitle;
  public static String Ask_production;
  public static String Ask_productionVerb;
  public static String Ask_replaceAll;
  public static String Ask_replaceInProductionVerb;
  public static String Ask_replaceVerb;
  public static String Ask_rollBack;
  public static String Ask_rollBackVerb;
  public static String Column_app;
  public static String Column_client;
  public static String Column_duration;
  public static String Column_installation;
  public static String Column_message;
  public static String Column_number;
  public static String Column_size;
  public static String Column_state;
  public static String Column_when;
  public static String Column_who;
  public static String Deployments_again;
  public static String Deployments_cancel;
  public static String Deployments_deploy;
  public static String Deployments_empty;
  public static String Deployments_emptyHint;
  public static String Deployments_loading;
  public static String Deployments_noneFailed;
  public static String Deployments_rollBack;
  public static String Deployments_showAll;
  public static String Deployments_tryAgain;
  public static String Deployments_unreached;
  public static String Drop_agent;
  public static String Drop_deploy;
  public static String Drop_deployProduction;
  public static String Drop_newApp;
  public static String Drop_several;
  public static String Drop_text;
  public static String Drop_textHint;
  public static String End_live;
  public static String End_liveWithWarnings;
  public static String End_noFunction;
  public static String End_rollBack;
  public static String End_show;
  public static String End_test;
  public static String Log_nothingSelected;
  public static String Log_of;
  public static String Paste_nothing;
  public static String Plan_columnFile;
  public static String Plan_columnSign;
  public static String Plan_columnSize;
  public static String Plan_counts;
  public static String Plan_description;
  public static String Plan_failed;
  public static String Plan_functions;
  public static String Plan_leftOut;
  public static String Plan_missing;
  public static String Plan_newApp;
  public static String Plan_noFunctions;
  public static String Plan_package;
  public static String Plan_pageTitle;
  public static String Plan_same;
  public static String Plan_unknownStack;
  public static String Refused_chooseAnother;
  public static String Refused_content;
  public static String Wizard_app;
  public static String Wizard_description;
  public static String Wizard_installation;
  public static String Wizard_message;
  public static String Wizard_noInstallation;
  public static String Wizard_noSource;
  public static String Wizard_pageTitle;
  public static String Wizard_source;
  public static String Wizard_title;

  static {
    NLS.initializeMessages("org.millrace.console.ui.deploy.messages", Messages.class);
  }

  private Messages() {}
}
