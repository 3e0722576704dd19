package org.millrace.console.core;

import org.eclipse.osgi.util.NLS;

/** The sentences of this bundle that a person reads. */
public final class Messages extends NLS {
  public static String Connection_broken;
  public static String Connection_noAnswer;
  public static String Connection_noTls;
  public static String Connection_notAnAgent;
  public static String Connection_nothingListens;
  public static String Connection_tokenRefused;
  public static String Connection_unknownHost;
  public static String Connection_wrongName;

  static {
    NLS.initializeMessages("org.millrace.console.core.messages", Messages.class);
  }

  private Messages() {}
}
