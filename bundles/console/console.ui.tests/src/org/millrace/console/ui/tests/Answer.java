package org.millrace.console.ui.tests;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.millrace.console.ui.TestIds;

/** What the Test view says of the last call. */
final class Answer {
  private Answer() {}

  static String status() {
    return Bot.text(TestIds.TEST_STATUS);
  }

  static String body() {
    return page(0, TestIds.TEST_ANSWER_BODY);
  }

  static String headers() {
    return page(1, TestIds.TEST_ANSWER_HEADERS);
  }

  static String log() {
    return page(2, TestIds.TEST_ANSWER_LOG);
  }

  private static String page(int number, String id) {
    CTabFolder folder = Bot.find(CTabFolder.class, TestIds.TEST_ANSWER);
    Bot.ui(() -> {
      folder.setSelection(number);
      return null;
    });
    StyledText text = Bot.find(StyledText.class, id);
    return Bot.ui(text::getText);
  }
}
