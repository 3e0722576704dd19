package org.millrace.console.core.call;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;
import org.millrace.console.core.SavedFile;
import org.millrace.management.InvokeAnswer;

/** Saves the body that a function answered as a file: all of it, text or not. */
public final class SaveAnswer implements Operation {
  private final String installation;
  private final InvokeAnswer answer;
  private final SavedFile file;

  public SaveAnswer(String installation, InvokeAnswer answer, SavedFile file) {
    this.installation = installation;
    this.answer = answer;
    this.file = file;
  }

  @Override
  public String title() {
    return NLS.bind(Messages.SaveAnswer_title, file.path().getFileName());
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.EXPORT;
  }

  @Override
  public String installation() {
    return installation;
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    byte[] body =
        answer.binary()
            ? Base64.getDecoder().decode(answer.body())
            : answer.body().getBytes(StandardCharsets.UTF_8);
    try {
      file.write(to -> to.write(body, body.length));
    } catch (IOException impossible) {
      throw new IllegalStateException("An answer is in memory.", impossible);
    }
  }
}
