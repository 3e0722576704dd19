package org.millrace.console.core.monitor;

import java.util.List;

/** Wants to know what the console knows. */
public interface InstallationsListener {
  /**
   * Something changed. Called on a thread of a monitor; must not block.
   *
   * @param now all installations, in the order to show them
   */
  void installationsChanged(List<InstallationState> now);
}
