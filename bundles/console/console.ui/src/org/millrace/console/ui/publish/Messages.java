package org.millrace.console.ui.publish;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Accepts_closed;
  public static String Accepts_offline;
  public static String Accepts_openQuestion;
  public static String Accepts_openVerb;
  public static String Accepts_opened;
  public static String Accepts_production;
  public static String Accepts_yes;
  public static String Accepts_yesProduction;
  public static String Authority_command;
  public static String Authority_copy;
  public static String Authority_saved;
  public static String Authority_system;
  public static String Authority_title;
  public static String Authority_why;
  public static String Column_accepts;
  public static String Column_app;
  public static String Column_client;
  public static String Column_from;
  public static String Column_installation;
  public static String Column_outcome;
  public static String Column_size;
  public static String Column_time;
  public static String Column_user;
  public static String Command_copied;
  public static String Command_curl;
  public static String Command_dotnet;
  public static String Command_powerShell;
  public static String Outcome_accepted;
  public static String Outcome_answered;
  public static String Outcome_brokenOff;
  public static String Outcome_ended;
  public static String Outcome_failed;
  public static String Outcome_receiving;
  public static String Outcome_refused;
  public static String Outcome_running;
  public static String Profile_password;
  public static String Profile_publishSettings;
  public static String Profile_pubxml;
  public static String Profile_saved;
  public static String Profile_title;
  public static String Profile_turnsOn;
  public static String Publish_accept;
  public static String Publish_authority;
  public static String Publish_copy;
  public static String Publish_failed;
  public static String Publish_forOthers;
  public static String Publish_isOff;
  public static String Publish_nothingYet;
  public static String Publish_nothingYetHint;
  public static String Publish_off;
  public static String Publish_offHint;
  public static String Publish_on;
  public static String Publish_otherPort;
  public static String Publish_port;
  public static String Publish_profile;
  public static String Publish_refuse;
  public static String Publish_reset;
  public static String Publish_securePort;
  public static String Publish_securePortHint;
  public static String Publish_test;
  public static String Publish_turnOff;
  public static String Publish_turnOn;
  public static String Reset_done;
  public static String Reset_inProductionVerb;
  public static String Reset_question;
  public static String Reset_verb;
  public static String Secure_everywhere;
  public static String Secure_here;
  public static String Secure_notRenewed;
  public static String Secure_off;
  public static String Secure_refused;
  public static String Secure_trouble;
  public static String Secure_until;
  public static String Secure_waiting;
  public static String Trial_both;
  public static String Trial_works;

  static {
    NLS.initializeMessages("org.millrace.console.ui.publish.messages", Messages.class);
  }

  private Messages() {}
}
