package org.millrace.console.ui.apps;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Delete_download;
  public static String Delete_inProductionVerb;
  public static String Delete_question;
  public static String Delete_verb;
  public static String Disable_question;
  public static String Disable_verb;
  public static String Download_done;
  public static String Download_hint;
  public static String Download_title;
  public static String Enable_question;
  public static String Enable_verb;
  public static String NewApp_created;
  public static String NewApp_description;
  public static String NewApp_empty;
  public static String NewApp_exists;
  public static String NewApp_installation;
  public static String NewApp_name;
  public static String NewApp_nameHint;
  public static String NewApp_noInstallation;
  public static String NewApp_pageTitle;
  public static String NewApp_source;
  public static String NewApp_sourceMissing;
  public static String NewApp_startFrom;
  public static String NewApp_title;
  public static String NewApp_zipOrFolder;
  public static String Restart_question;
  public static String Restart_verb;
  public static String Stop_question;
  public static String Stop_verb;
  public static String Url_choose;
  public static String Url_copied;
  public static String Url_copiedKey;
  public static String Url_copiedPlain;
  public static String Url_copy;
  public static String Url_functionKey;
  public static String Url_hint;
  public static String Url_hostKey;
  public static String Url_masterKey;
  public static String Url_none;
  public static String Url_title;
  public static String Url_withoutKey;

  static {
    NLS.initializeMessages("org.millrace.console.ui.apps.messages", Messages.class);
  }

  private Messages() {}
}
