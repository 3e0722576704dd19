package org.millrace.console.app;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Menu_app;
  public static String Menu_edit;
  public static String Menu_file;
  public static String Menu_help;
  public static String Menu_navigate;
  public static String Menu_run;
  public static String Menu_showView;
  public static String Menu_window;

  static {
    NLS.initializeMessages("org.millrace.console.app.messages", Messages.class);
  }

  private Messages() {}
}
