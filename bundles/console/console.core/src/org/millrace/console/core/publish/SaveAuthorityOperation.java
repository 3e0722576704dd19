package org.millrace.console.core.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Saves the certificate of an installation's CA, which publishing clients have to trust. */
public final class SaveAuthorityOperation implements Operation {
  private final AgentCall<Authority> query;
  private final Path file;

  public SaveAuthorityOperation(InstallationMonitor installation, Path file) {
    this.query =
        AgentCall.question(installation, Messages.Authority_title, ManagementClient::authority);
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

  @Override
  public void run(SubMonitor progress) throws CoreException {
    query.run(progress);
    try {
      Files.writeString(file, query.answer().certificate(), StandardCharsets.US_ASCII);
    } catch (IOException failure) {
      String sentence = NLS.bind(Messages.Authority_notSaved, file, failure.getMessage());
      throw new CoreException(Status.error(sentence, failure));
    }
  }

  @Override
  public void cancel() {
    query.cancel();
  }
}
