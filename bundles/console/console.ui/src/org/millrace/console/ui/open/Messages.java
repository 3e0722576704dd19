package org.millrace.console.ui.open;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Open_incomplete;
  public static String Open_open;
  public static String Open_pattern;
  public static String Open_reading;
  public static String Open_readingOne;
  public static String Open_title;

  static {
    NLS.initializeMessages("org.millrace.console.ui.open.messages", Messages.class);
  }

  private Messages() {}
}
