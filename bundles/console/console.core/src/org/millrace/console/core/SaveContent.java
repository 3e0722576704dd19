package org.millrace.console.core;

import java.io.IOException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Saves what the console has in memory as a file.
 *
 * @param installation the id of the connection that it came from
 */
public record SaveContent(String installation, String title, SavedFile file, Content content)
    implements Operation {

  /** What the file will hold. */
  public interface Content {
    /** Writes all of it, unless the person does not want it any more. */
    void writeTo(SavedFile.Sink file, SubMonitor progress) throws CoreException;
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.EXPORT;
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    try {
      file.write(to -> content.writeTo(to, progress));
    } catch (IOException impossible) {
      throw new IllegalStateException("The content is in memory.", impossible);
    }
  }
}
