package org.millrace.console.ui.welcome;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Call_act;
  public static String Call_done;
  public static String Call_hint;
  public static String Call_title;
  public static String Connect_act;
  public static String Connect_actHere;
  public static String Connect_done;
  public static String Connect_here;
  public static String Connect_looking;
  public static String Connect_nobody;
  public static String Connect_title;
  public static String Create_act;
  public static String Create_done;
  public static String Create_hint;
  public static String Create_title;
  public static String Publish_act;
  public static String Publish_done;
  public static String Publish_hint;
  public static String Publish_title;
  public static String Step_done;
  public static String Step_name;
  public static String Step_open;
  public static String Welcome_editor;
  public static String Welcome_intro;
  public static String Welcome_name;
  public static String Welcome_title;

  static {
    NLS.initializeMessages("org.millrace.console.ui.welcome.messages", Messages.class);
  }

  private Messages() {}
}
