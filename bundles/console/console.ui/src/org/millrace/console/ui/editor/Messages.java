package org.millrace.console.ui.editor;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Conflict_byNobodyKnown;
  public static String Conflict_cancel;
  public static String Conflict_deploy;
  public static String Conflict_deployInProduction;
  public static String Conflict_mine;
  public static String Conflict_reload;
  public static String Conflict_sentence;
  public static String Conflict_title;
  public static String Conflict_ways;
  public static String Deploy_cancelled;
  public static String Deploy_inProductionVerb;
  public static String Deploy_live;
  public static String Deploy_noDraft;
  public static String Deploy_question;
  public static String Discard_question;
  public static String Discard_verb;
  public static String Draft_notKept;
  public static String Editor_draft;
  public static String Facts_binary;
  public static String Facts_loading;
  public static String Facts_missing;
  public static String Facts_missingHint;
  public static String Facts_offline;
  public static String Facts_tooLarge;
  public static String Facts_tooLargeHint;
  public static String Facts_tryAgain;
  public static String GoTo_label;
  public static String GoTo_noNumber;
  public static String GoTo_title;
  public static String Head_function;
  public static String Head_version;
  public static String Input_toolTip;
  public static String Note_aside;
  public static String Note_reloaded;
  public static String Open_unknownFile;
  public static String Strip_deploying;
  public static String Strip_draft;
  public static String Strip_gone;
  public static String Strip_notConnected;
  public static String Strip_offline;
  public static String Strip_readOnly;
  public static String Strip_readOnlyFrom;
  public static String Strip_textKept;
  public static String Verb_addAgain;
  public static String Verb_deploy;
  public static String Verb_deployAgain;
  public static String Verb_deployToProduction;
  public static String Verb_discard;
  public static String Verb_download;
  public static String Verb_goToLine;
  public static String Verb_profile;
  public static String Verb_resolve;

  static {
    NLS.initializeMessages("org.millrace.console.ui.editor.messages", Messages.class);
  }

  private Messages() {}
}
