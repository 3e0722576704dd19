package org.millrace.console.core.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.osgi.service.component.annotations.Component;

/**
 * Tokens in Equinox secure storage, in a file of our own: the storage of other Eclipse programs of
 * the same person stays untouched.
 */
@Component(service = SecretStore.class)
public final class EquinoxSecretStore implements SecretStore {
  private static final String TOKENS = "/millrace/tokens";

  @Override
  public Optional<String> read(String connection) throws IOException {
    try {
      return Optional.ofNullable(open().node(TOKENS).get(connection, null));
    } catch (StorageException | UncheckedIOException closed) {
      throw new IOException(refusal(closed), closed);
    }
  }

  @Override
  public void write(String connection, String token) throws IOException {
    ISecurePreferences storage = open();
    try {
      storage.node(TOKENS).put(connection, token, true);
    } catch (StorageException | UncheckedIOException closed) {
      throw new IOException(refusal(closed), closed);
    }
    storage.flush();
  }

  @Override
  public void remove(String connection) throws IOException {
    ISecurePreferences storage = open();
    storage.node(TOKENS).remove(connection);
    storage.flush();
  }

  private static ISecurePreferences open() throws IOException {
    Path file = KeyFile.folder().resolve("tokens");
    return SecurePreferencesFactory.open(
        file.toUri().toURL(),
        Map.of(
            IProviderHints.REQUIRED_MODULE_ID,
            KeyFilePasswordProvider.ID,
            IProviderHints.PROMPT_USER,
            Boolean.FALSE));
  }

  private static String refusal(Exception closed) {
    return String.valueOf(closed.getMessage()).replaceFirst("\\.$", "");
  }
}
