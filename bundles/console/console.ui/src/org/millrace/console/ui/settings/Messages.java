package org.millrace.console.ui.settings;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Configuration_add;
  public static String Configuration_addTitle;
  public static String Configuration_clash;
  public static String Configuration_edit;
  public static String Configuration_editTitle;
  public static String Configuration_empty;
  public static String Configuration_emptyHint;
  public static String Configuration_filter;
  public static String Configuration_import;
  public static String Configuration_importTitle;
  public static String Configuration_loading;
  public static String Configuration_remove;
  public static String Configuration_restore;
  public static String Configuration_save;
  public static String Configuration_saveInProduction;
  public static String Configuration_saveQuestion;
  public static String Configuration_saved;
  public static String Configuration_saving;
  public static String Configuration_savingKeeps;
  public static String Configuration_savingRestarts;
  public static String Configuration_savingStopped;
  public static String Configuration_tryAgain;
  public static String Conflict_choose;
  public static String Conflict_mine;
  public static String Conflict_save;
  public static String Conflict_theirs;
  public static String Conflict_title;
  public static String Dialog_name;
  public static String Dialog_value;
  public static String Keys_add;
  public static String Keys_addTitle;
  public static String Keys_addVerb;
  public static String Keys_added;
  public static String Keys_badName;
  public static String Keys_delete;
  public static String Keys_deleteInProductionVerb;
  public static String Keys_deleteQuestion;
  public static String Keys_deleteVerb;
  public static String Keys_deleted;
  public static String Keys_empty;
  public static String Keys_exists;
  public static String Keys_function;
  public static String Keys_host;
  public static String Keys_kind;
  public static String Keys_loading;
  public static String Keys_master;
  public static String Keys_ofFunction;
  public static String Keys_oneFunction;
  public static String Keys_opens;
  public static String Keys_renew;
  public static String Keys_renewInProductionVerb;
  public static String Keys_renewQuestion;
  public static String Keys_renewVerb;
  public static String Keys_renewed;
  public static String Keys_system;
  public static String Keys_valueHint;
  public static String Keys_wholeApp;
  public static String Secret_copied;
  public static String Secret_copy;
  public static String Secret_hide;
  public static String Secret_show;
  public static String Setting_added;
  public static String Setting_badName;
  public static String Setting_changed;
  public static String Setting_edit;
  public static String Setting_exists;
  public static String Setting_name;
  public static String Setting_noName;
  public static String Setting_removed;
  public static String Setting_value;

  static {
    NLS.initializeMessages("org.millrace.console.ui.settings.messages", Messages.class);
  }

  private Messages() {}
}
