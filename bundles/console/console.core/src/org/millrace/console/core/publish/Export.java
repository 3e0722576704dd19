package org.millrace.console.core.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.SubMonitor;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;
import org.millrace.console.core.SavedFile;
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
  private final AgentCall<T> query;
  private final SavedFile file;
  private final Function<T, String> text;

  private Export(AgentCall<T> query, SavedFile file, Function<T, String> text) {
    this.query = query;
    this.file = file;
    this.text = text;
  }

  /** A file that only its owner can read: the password is in it. */
  public static Export<PublishProfile> profile(
      AgentCall<PublishProfile> query, ProfileFormat format, SavedFile file) {
    return new Export<>(query, file.forOwnerOnly(), format::text);
  }

  /** The certificate of the installation's CA, which publishing clients have to trust. */
  public static Export<Authority> authority(InstallationMonitor installation, SavedFile file) {
    return new Export<>(
        AgentCall.question(installation, Messages.Authority_title, ManagementClient::authority),
        file,
        Authority::certificate);
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
    try {
      file.write(to -> {
        query.run(progress);
        byte[] content = text.apply(query.answer()).getBytes(StandardCharsets.UTF_8);
        to.write(content, content.length);
      });
    } catch (IOException impossible) {
      throw new IllegalStateException("A query says itself why it failed.", impossible);
    }
  }

  @Override
  public void cancel() {
    query.cancel();
  }
}
