package org.millrace.console.ui.appeditor;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Editor_close;
  public static String Editor_closeCancel;
  public static String Editor_closeDiscard;
  public static String Editor_closeQuestion;
  public static String Editor_closeSave;
  public static String Editor_closeTitle;
  public static String Editor_connecting;
  public static String Editor_disconnected;
  public static String Editor_gone;
  public static String Editor_noConnection;
  public static String Editor_notKnown;
  public static String Editor_tooltip;
  public static String Fact_author;
  public static String Fact_client;
  public static String Fact_deployed;
  public static String Fact_deployment;
  public static String Fact_deploymentId;
  public static String Fact_deploymentNumber;
  public static String Fact_installation;
  public static String Fact_kind;
  public static String Fact_management;
  public static String Fact_name;
  public static String Fact_packageHash;
  public static String Fact_packageSize;
  public static String Fact_publishUser;
  public static String Fact_revision;
  public static String Fact_stack;
  public static String Fact_state;
  public static String Fact_title;
  public static String Fact_url;
  public static String Fact_value;
  public static String Functions_authorization;
  public static String Functions_disable;
  public static String Functions_disabled;
  public static String Functions_empty;
  public static String Functions_emptyHint;
  public static String Functions_enable;
  public static String Functions_enabled;
  public static String Functions_file;
  public static String Functions_name;
  public static String Functions_new;
  public static String Functions_notLoaded;
  public static String Functions_problem;
  public static String Functions_source;
  public static String Functions_state;
  public static String Functions_test;
  public static String Functions_trigger;
  public static String General_copied;
  public static String General_copiedOne;
  public static String General_copy;
  public static String General_copyAll;
  public static String Head_deploy;
  public static String Head_download;
  public static String Head_nothingDeployed;
  public static String Head_openUrl;
  public static String Head_profile;
  public static String Head_restart;
  public static String Head_start;
  public static String Head_stop;
  public static String Kind_development;
  public static String Kind_production;
  public static String Kind_test;
  public static String Overview_agents;
  public static String Overview_deploy;
  public static String Overview_functionCounts;
  public static String Overview_functions;
  public static String Overview_live;
  public static String Overview_liveNumber;
  public static String Overview_liveSince;
  public static String Overview_noAgents;
  public static String Overview_noProblems;
  public static String Overview_none;
  public static String Overview_notLive;
  public static String Overview_problems;
  public static String Overview_revision;
  public static String Overview_stack;
  public static String Overview_unknownStack;
  public static String Overview_url;
  public static String Page_configuration;
  public static String Page_deployments;
  public static String Page_functions;
  public static String Page_general;
  public static String Page_keys;
  public static String Page_overview;

  static {
    NLS.initializeMessages("org.millrace.console.ui.appeditor.messages", Messages.class);
  }

  private Messages() {}
}
