package org.millrace.console.ui.agents;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Agent_apps;
  public static String Agent_drained;
  public static String Agent_draining;
  public static String Agent_installation;
  public static String Agent_isolation;
  public static String Agent_lastHeard;
  public static String Agent_name;
  public static String Agent_ours;
  public static String Agent_ready;
  public static String Agent_role;
  public static String Agent_silentSince;
  public static String Agent_stacks;
  public static String Agent_state;
  public static String Agent_system;
  public static String Agent_version;
  public static String Agents_connect;
  public static String Agents_empty;
  public static String Agents_emptyHint;
  public static String Agents_loading;
  public static String Agents_unreached;
  public static String Agents_unreachedHint;
  public static String Connect_address;
  public static String Connect_addressHint;
  public static String Connect_asking;
  public static String Connect_certificateDescription;
  public static String Connect_certificateTitle;
  public static String Connect_compare;
  public static String Connect_description;
  public static String Connect_fingerprint;
  public static String Connect_issuer;
  public static String Connect_kind;
  public static String Connect_kindDevelopment;
  public static String Connect_kindProduction;
  public static String Connect_kindTest;
  public static String Connect_name;
  public static String Connect_nameHint;
  public static String Connect_noToken;
  public static String Connect_pageTitle;
  public static String Connect_showToken;
  public static String Connect_subject;
  public static String Connect_title;
  public static String Connect_token;
  public static String Connect_trust;
  public static String Connect_validUntil;
  public static String Forget_question;
  public static String Forget_verb;

  static {
    NLS.initializeMessages("org.millrace.console.ui.agents.messages", Messages.class);
  }

  private Messages() {}
}
