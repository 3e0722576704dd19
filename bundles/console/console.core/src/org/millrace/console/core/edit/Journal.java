package org.millrace.console.core.edit;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;

/**
 * Keeps on disk what is typed in one editor, in case the console dies. Noting is done in one thread
 * and {@link #run} in another; what was cleared is not written any more.
 */
public final class Journal implements Operation {
  private final DraftStore drafts;
  private final FileKey file;
  private Optional<Draft> typed = Optional.empty();

  public Journal(DraftStore drafts, FileKey file) {
    this.drafts = drafts;
    this.file = file;
  }

  /** What the next {@link #run} writes. */
  public synchronized void note(Draft newest) {
    typed = Optional.of(newest);
  }

  /** Nothing typed is worth keeping any more: it was saved, or is not wanted. */
  public synchronized void clear() throws IOException {
    typed = Optional.empty();
    drafts.forgetEdited(file);
  }

  @Override
  public String title() {
    return NLS.bind(Messages.Journal_title, file.path());
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.SAVE;
  }

  @Override
  public String installation() {
    return file.installation();
  }

  @Override
  public IStatus check() {
    return Status.OK_STATUS;
  }

  @Override
  public synchronized void run(SubMonitor progress) throws CoreException {
    if (typed.isEmpty()) {
      return;
    }
    try {
      drafts.journal(typed.get());
    } catch (IOException failure) {
      String sentence = NLS.bind(Messages.Journal_failed, file.path(), failure.getMessage());
      throw new CoreException(Status.error(sentence, failure));
    }
    typed = Optional.empty();
  }
}
