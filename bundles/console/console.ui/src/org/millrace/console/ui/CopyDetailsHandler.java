package org.millrace.console.ui;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.millrace.console.core.FailureReport;

/** Copies all that is known of what failed last. */
public final class CopyDetailsHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Optional<FailureReport> report = LastFailure.report();
    report.ifPresent(
        failed -> SecretClipboard.copyPlain(window.getShell().getDisplay(), failed.text()));
    StatusLine.tell(window, report.isPresent() ? Messages.Details_copied : Messages.Details_none);
    return null;
  }
}
