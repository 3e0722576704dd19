package org.millrace.console.core.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.crypto.spec.PBEKeySpec;
import org.eclipse.equinox.security.storage.provider.IPreferencesContainer;
import org.eclipse.equinox.security.storage.provider.PasswordProvider;

/** Opens the console's secure storage with the {@link KeyFile}, never with a question. */
public final class KeyFilePasswordProvider extends PasswordProvider {
  static final String ID = "org.millrace.console.core.keyfile";

  private final KeyFile key = new KeyFile(KeyFile.folder().resolve("console.key"));

  @Override
  public PBEKeySpec getPassword(IPreferencesContainer container, int passwordType) {
    try {
      return new PBEKeySpec(key.read().toCharArray());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
