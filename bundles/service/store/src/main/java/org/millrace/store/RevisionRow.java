package org.millrace.store;

import java.time.Instant;
import java.util.Set;
import org.millrace.model.AppName;

/**
 * One revision of an app: a package, a version of its settings and the functions that are switched
 * off.
 *
 * @param packageSha SHA-256 of the package, lower-case hex
 * @param disabledFunctions in lower case
 * @param allowMissing roll it out although functions of the revision before will be gone
 * @param deploymentId the deployment that made it; empty for other causes
 * @param statusText why it failed, or warnings
 */
public record RevisionRow(
    AppName app,
    int number,
    String packageSha,
    int settingsVersion,
    Set<String> disabledFunctions,
    boolean allowMissing,
    Cause cause,
    String deploymentId,
    String author,
    State state,
    String statusText,
    Instant created) {

  public RevisionRow {
    disabledFunctions = Set.copyOf(disabledFunctions);
  }

  /** What made a revision. */
  public enum Cause {
    DEPLOYMENT,
    ROLLBACK,
    SETTINGS,
    FUNCTIONS,
    RESTART
  }

  /** Where a revision is. Whether a live one still is the active one, the app says. */
  public enum State {
    PENDING,
    LIVE,
    FAILED
  }
}
