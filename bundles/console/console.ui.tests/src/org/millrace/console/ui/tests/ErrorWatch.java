package org.millrace.console.ui.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test in which something of the console threw what nobody caught. */
final class ErrorWatch implements BeforeEachCallback, AfterEachCallback {
  private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
  private final ILogListener listener = (status, plugin) -> note(status);

  private void note(IStatus status) {
    Throwable failure = status.getException();
    if (status.getSeverity() == IStatus.ERROR && failure != null && isOurs(failure)) {
      thrown.add(failure);
    }
  }

  private static boolean isOurs(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      String type = frame.getClassName();
      if (type.startsWith("org.millrace.") && !type.startsWith("org.millrace.console.ui.tests.")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    thrown.clear();
    Platform.addLogListener(listener);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Platform.removeLogListener(listener);
    if (!thrown.isEmpty()) {
      throw new AssertionError("The console threw what nobody caught.", thrown.getFirst());
    }
  }
}
