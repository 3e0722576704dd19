package org.millrace.console.core.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Authority;
import org.millrace.management.ManagementClient;
import org.millrace.publish.PublishProfile;

/**
 * Saves what an agent answers as a file on this machine.
 *
 * @param <T> what the agent answers
 */
public final class Export<T> implements Operation {
  private interface Writing<T> {
    void write(T answer, Path file) throws IOException;
  }

  private final AgentCall<T> query;
  private final Path file;
  private final Writing<T> writing;

  private Export(AgentCall<T> query, Path file, Writing<T> writing) {
    this.query = query;
    this.file = file;
    this.writing = writing;
  }

  /** A file that only its owner can read: the password is in it. */
  public static Export<PublishProfile> profile(
      AgentCall<PublishProfile> query, ProfileFormat format, Path file) {
    return new Export<>(query, file, (profile, to) -> writePrivately(to, format.text(profile)));
  }

  /** The certificate of the installation's CA, which publishing clients have to trust. */
  public static Export<Authority> authority(InstallationMonitor installation, Path file) {
    return new Export<>(
        AgentCall.question(installation, Messages.Authority_title, ManagementClient::authority),
        file,
        (authority, to) ->
            Files.writeString(to, authority.certificate(), StandardCharsets.US_ASCII));
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE);
  }

  @Override
  public String title() {
    return query.title();
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.EXPORT;
  }

  @Override
  public String installation() {
    return query.installation();
  }

  @Override
  public IStatus check() {
    return query.check();
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    query.run(progress);
    try {
      writing.write(query.answer(), file);
    } catch (IOException failure) {
      String sentence = NLS.bind(Messages.Export_notSaved, file, failure.getMessage());
      throw new CoreException(Status.error(sentence, failure));
    }
  }

  @Override
  public void cancel() {
    query.cancel();
  }
}
