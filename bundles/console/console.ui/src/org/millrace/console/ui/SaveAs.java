package org.millrace.console.ui;

import java.nio.file.Path;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.Operation;
import org.millrace.console.core.SavedFile;
import org.millrace.console.core.monitor.InstallationState;

/**
 * Saves something of an installation in the background as the file that the person names. What is
 * there already is replaced only after asking.
 */
public final class SaveAs {
  /**
   * What the person reads.
   *
   * @param fileName what is proposed, without its folder
   * @param hint what the file will hold
   * @param done how it ended, with the file's place as {@code {0}}
   */
  public record Words(String title, String fileName, String hint, String done) {}

  /** What is saved. */
  public interface Saving {
    Operation to(SavedFile file);
  }

  private final IWorkbenchWindow window;
  private final InstallationState installation;
  private final Words words;
  private final Saving saving;

  private SaveAs(
      IWorkbenchWindow window, InstallationState installation, Words words, Saving saving) {
    this.window = window;
    this.installation = installation;
    this.words = words;
    this.saving = saving;
  }

  /** Asks where, and saves it there. */
  public static void ask(
      IWorkbenchWindow window, InstallationState installation, Words words, Saving saving) {
    new SaveAsDialog(window.getShell(), installation, words)
        .ask()
        .ifPresent(file -> new SaveAs(window, installation, words, saving).save(file, false));
  }

  private void save(Path file, boolean replaces) {
    Operation operation = saving.to(new SavedFile(file, replaces));
    StatusLine.tell(window, operation.title());
    OperationJobs.schedule(operation, ended -> tell(file, ended));
  }

  private void tell(Path file, IStatus ended) {
    if (ended.isOK()) {
      Notifications.of(window).tell(NLS.bind(words.done(), file));
    } else if (SavedFile.isThere(ended)) {
      askToReplace(file, ended.getMessage());
    } else if (ended.matches(IStatus.ERROR)) {
      Notifications.of(window).tellFailure(ended.getMessage());
    }
  }

  private void askToReplace(Path file, String sentence) {
    String question = NLS.bind(Messages.SaveAs_replaceQuestion, sentence);
    if (new ConfirmDialog(window.getShell(), installation, question, Messages.SaveAs_replace)
        .confirmed()) {
      save(file, true);
    }
  }
}
