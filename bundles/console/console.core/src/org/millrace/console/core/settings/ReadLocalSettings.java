package org.millrace.console.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;
import org.millrace.model.ConfigurationException;
import org.millrace.model.LocalSettings;

/** Reads the settings of a project's local.settings.json; nothing is saved. */
public final class ReadLocalSettings implements Operation {
  private static final long LARGEST = 2 * 1024 * 1024;

  private final String installation;
  private final Path file;
  private volatile Map<String, String> values = Map.of();

  /**
   * @param installation the id of the connection for which it is read
   */
  public ReadLocalSettings(String installation, Path file) {
    this.installation = installation;
    this.file = file;
  }

  @Override
  public String title() {
    return NLS.bind(Messages.LocalSettings_reading, file.getFileName());
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.CHECK;
  }

  @Override
  public String installation() {
    return installation;
  }

  /** What the file says, after {@link #run} came back without a failure. */
  public Map<String, String> values() {
    return values;
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    try {
      if (Files.size(file) > LARGEST) {
        throw failed(NLS.bind(Messages.LocalSettings_tooLarge, file), null);
      }
      values = LocalSettings.parse(Files.readString(file));
    } catch (IOException unreadable) {
      String sentence = NLS.bind(Messages.LocalSettings_unreadable, file, unreadable.getMessage());
      throw failed(sentence, unreadable);
    } catch (ConfigurationException broken) {
      throw failed(broken.getMessage(), broken);
    }
  }

  private static CoreException failed(String sentence, Exception cause) {
    return new CoreException(Status.error(sentence, cause));
  }
}
