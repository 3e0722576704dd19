package org.millrace.console.ui.preferences;

/** How functions are called for a test. */
public final class TestPage extends FieldPage {
  private static final int MOST_SECONDS = 3_600;

  public TestPage() {
    super(Messages.Test_description);
  }

  @Override
  protected void createFieldEditors() {
    number(Preferences.TEST_SECONDS, Messages.Test_seconds, 1, MOST_SECONDS);
  }
}
