package org.millrace.console.ui.preferences;

/** When and where the console's own publish endpoint listens. */
public final class PublishPage extends FieldPage {
  public PublishPage() {
    super(Messages.Publish_description);
  }

  @Override
  protected void createFieldEditors() {
    tick(Preferences.ENDPOINT_AT_START, Messages.Publish_atStart);
    number(Preferences.ENDPOINT_PORT, Messages.Publish_port, 1, HIGHEST_PORT);
    tick(Preferences.ENDPOINT_SECURE, Messages.Publish_secure);
    number(Preferences.ENDPOINT_SECURE_PORT, Messages.Publish_securePort, 1, HIGHEST_PORT);
  }
}
