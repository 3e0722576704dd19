package org.millrace.console.ui;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String AsCommand_command;
  public static String AsCommand_copy;
  public static String AsCommand_hint;
  public static String AsCommand_link;
  public static String AsCommand_title;
  public static String Browser_none;
  public static String Browser_opened;
  public static String Confirm_cancel;
  public static String Confirm_typeName;
  public static String Details_copied;
  public static String Details_none;
  public static String Notification_details;
  public static String Notification_title;
  public static String PathField_file;
  public static String PathField_folder;
  public static String SaveAs_browse;
  public static String SaveAs_file;
  public static String SaveAs_replace;
  public static String SaveAs_replaceQuestion;
  public static String SaveAs_save;
  public static String Strip_production;

  static {
    NLS.initializeMessages("org.millrace.console.ui.messages", Messages.class);
  }

  private Messages() {}
}
