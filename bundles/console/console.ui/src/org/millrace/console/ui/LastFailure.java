package org.millrace.console.ui;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.IStatus;
import org.millrace.console.core.FailureReport;
import org.millrace.console.core.Operation;
import org.osgi.framework.FrameworkUtil;

/** What failed last of all that was started here, until something else fails. */
public final class LastFailure {
  private static final AtomicReference<FailureReport> LAST = new AtomicReference<>();

  private LastFailure() {}

  static void note(Operation operation, IStatus why) {
    note(operation.title(), operation.installation(), why);
  }

  /**
   * @param title what was done
   * @param installation the id of the connection it was done for
   */
  public static void note(String title, String installation, IStatus why) {
    String version = FrameworkUtil.getBundle(LastFailure.class).getVersion().toString();
    LAST.set(new FailureReport(Instant.now(), version, title, installation, why));
  }

  static Optional<FailureReport> report() {
    return Optional.ofNullable(LAST.get());
  }
}
