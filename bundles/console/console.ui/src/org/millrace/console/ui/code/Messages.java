package org.millrace.console.ui.code;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Plain_dies;
  public static String Plain_large;
  public static String Plain_late;
  public static String Plain_noEngine;

  static {
    NLS.initializeMessages("org.millrace.console.ui.code.messages", Messages.class);
  }

  private Messages() {}
}
