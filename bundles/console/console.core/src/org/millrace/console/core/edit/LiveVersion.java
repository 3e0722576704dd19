package org.millrace.console.core.edit;

import org.millrace.management.App;
import org.millrace.management.Deployment;

/**
 * A version of an app that was live when it was looked at: what a change is based on.
 *
 * @param revision 0 when nothing was ever deployed
 * @param deployment the number of the deployment that brought its package; 0 when unknown
 */
public record LiveVersion(int revision, int deployment) {
  /** What an app without a package has. */
  public static final LiveVersion NONE = new LiveVersion(0, 0);

  public static LiveVersion of(App app) {
    return new LiveVersion(app.revision(), app.liveDeployment().orElse(0));
  }

  public static LiveVersion of(Deployment live) {
    return new LiveVersion(live.revision(), live.number());
  }

  /** Whether its files came later than those of the other. */
  public boolean isNewerThan(LiveVersion other) {
    return !hasFilesOf(other) && deployment > other.deployment;
  }

  /** Settings, restarts and switched functions make revisions, too: the files stay the same. */
  public boolean hasFilesOf(LiveVersion other) {
    return revision == other.revision || (deployment != 0 && deployment == other.deployment);
  }
}
