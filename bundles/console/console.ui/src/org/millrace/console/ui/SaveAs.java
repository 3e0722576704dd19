package org.millrace.console.ui;

import java.nio.file.Path;
import java.util.function.Consumer;
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
  private final Saving saving;
  private final Consumer<IStatus> ended;

  private SaveAs(
      IWorkbenchWindow window,
      InstallationState installation,
      Saving saving,
      Consumer<IStatus> ended) {
    this.window = window;
    this.installation = installation;
    this.saving = saving;
    this.ended = ended;
  }

  /** Asks where, and saves it there. */
  public static void ask(
      IWorkbenchWindow window, InstallationState installation, Words words, Saving saving) {
    new SaveAsDialog(window.getShell(), installation, words)
        .ask()
        .ifPresent(file ->
            save(window, installation, file, saving, ended -> tell(window, words, file, ended)));
  }

  private static void tell(IWorkbenchWindow window, Words words, Path file, IStatus ended) {
    if (ended.isOK()) {
      Notifications.of(window).tell(NLS.bind(words.done(), file));
    } else if (ended.matches(IStatus.ERROR)) {
      Notifications.of(window).tellFailure(ended.getMessage());
    }
  }

  /**
   * Saves it where the person has said before.
   *
   * @param ended told how it ended; not when a file stays because the person wants to keep it
   */
  public static void save(
      IWorkbenchWindow window,
      InstallationState installation,
      Path file,
      Saving saving,
      Consumer<IStatus> ended) {
    new SaveAs(window, installation, saving, ended).save(new SavedFile(file, false));
  }

  private void save(SavedFile file) {
    Operation operation = saving.to(file);
    StatusLine.tell(window, operation.title());
    OperationJobs.schedule(operation, status -> ended(file.path(), status));
  }

  private void ended(Path file, IStatus status) {
    if (!SavedFile.isThere(status)) {
      ended.accept(status);
    } else if (mayReplace(status.getMessage())) {
      save(new SavedFile(file, true));
    }
  }

  private boolean mayReplace(String sentence) {
    String question = NLS.bind(Messages.SaveAs_replaceQuestion, sentence);
    return new ConfirmDialog(window.getShell(), installation, question, Messages.SaveAs_replace)
        .confirmed();
  }
}
