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
import org.millrace.publish.PublishProfile;

/** Saves an app's publish profile as a file that only its owner can read: the password is in it. */
public final class SaveProfileOperation implements Operation {
  private final AgentCall<PublishProfile> query;
  private final ProfileFormat format;
  private final Path file;

  public SaveProfileOperation(AgentCall<PublishProfile> query, ProfileFormat format, Path file) {
    this.query = query;
    this.format = format;
    this.file = file;
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

  public Path file() {
    return file;
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    query.run(progress);
    try {
      write(format.text(query.answer()));
    } catch (IOException failure) {
      String sentence = NLS.bind(Messages.Profile_notSaved, file, failure.getMessage());
      throw new CoreException(Status.error(sentence, failure));
    }
  }

  private void write(String text) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE);
  }

  @Override
  public void cancel() {
    query.cancel();
  }
}
