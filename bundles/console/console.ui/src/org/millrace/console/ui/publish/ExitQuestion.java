package org.millrace.console.ui.publish;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.deploy.DeployOperation;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.OperationJobs;
import org.millrace.publish.PublishAttempt;

/**
 * Asks once before the console ends while a package goes through it, or while clients published
 * through it a moment ago.
 */
final class ExitQuestion implements IWorkbenchListener {
  private static final Duration A_MOMENT = Duration.ofMinutes(10);
  private static final int LEAVE = 0;

  private final LocalPublishEndpoint endpoint;

  ExitQuestion(LocalPublishEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Why the console had better stay, and what the button to leave says. */
  private record Doubt(String reason, String leave) {}

  @Override
  public boolean preShutdown(IWorkbench workbench, boolean isForced) {
    Optional<Doubt> doubt = isForced ? Optional.empty() : uploading().or(this::publishing);
    return doubt.isEmpty() || isSure(workbench.getActiveWorkbenchWindow(), doubt.get());
  }

  private static Optional<Doubt> uploading() {
    return OperationJobs.running(DeployOperation.class, JobFamilies.DEPLOY).stream()
        .filter(DeployOperation::isUploading)
        .map(upload -> NLS.bind(Messages.Exit_uploading, upload.app()))
        .map(reason -> new Doubt(reason, Messages.Exit_cancelAndLeave))
        .findFirst();
  }

  private Optional<Doubt> publishing() {
    if (!(endpoint.state() instanceof LocalPublishEndpoint.State.On)) {
      return Optional.empty();
    }
    Optional<String> used =
        Optional.of(Messages.Exit_used).filter(_ -> endpoint.wasUsedWithin(A_MOMENT));
    return endpoint.requests().stream()
        .filter(row -> row.outcome().isEmpty())
        .map(row -> receiving(row.attempt()))
        .findFirst()
        .or(() -> used)
        .map(reason -> new Doubt(reason, Messages.Exit_leave));
  }

  private static String receiving(PublishAttempt attempt) {
    String app = attempt.app().map(Object::toString).orElse(attempt.path());
    return NLS.bind(Messages.Exit_receiving, app, attempt.client());
  }

  private static boolean isSure(IWorkbenchWindow window, Doubt doubt) {
    Shell shell = window == null ? null : window.getShell();
    int answer =
        MessageDialog.open(
            MessageDialog.QUESTION,
            shell,
            Messages.Exit_title,
            doubt.reason(),
            SWT.NONE,
            doubt.leave(),
            Messages.Exit_stay);
    return answer == LEAVE;
  }

  @Override
  public void postShutdown(IWorkbench workbench) {
    // It was asked before.
  }
}
