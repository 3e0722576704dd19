package org.millrace.console.ui.test;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
  public static String Curl_copied;
  public static String Curl_copiedOpen;
  public static String Curl_notHttp;
  public static String SaveAnswer_done;
  public static String SaveAnswer_hint;
  public static String SaveAnswer_title;
  public static String Test_answered;
  public static String Test_binary;
  public static String Test_body;
  public static String Test_calling;
  public static String Test_cancel;
  public static String Test_cancelled;
  public static String Test_curl;
  public static String Test_cut;
  public static String Test_empty;
  public static String Test_goToLine;
  public static String Test_headers;
  public static String Test_headersHint;
  public static String Test_key;
  public static String Test_keyHint;
  public static String Test_log;
  public static String Test_method;
  public static String Test_notYet;
  public static String Test_path;
  public static String Test_query;
  public static String Test_queryHint;
  public static String Test_question;
  public static String Test_saveAs;
  public static String Test_send;
  public static String Test_sendProduction;
  public static String Test_title;

  static {
    NLS.initializeMessages("org.millrace.console.ui.test.messages", Messages.class);
  }

  private Messages() {}
}
