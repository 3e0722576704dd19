package org.millrace.console.core;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;

/** Something a person asked for that takes a while. It knows no widget and asks nothing. */
public interface Operation {
  /** What is being done, as the Progress view shows it. */
  String title();

  JobFamilies family();

  /** The id of the connection it works for. */
  String installation();

  /** Whether it can be done now, judged from memory alone; an error holds the reason. */
  default IStatus check() {
    return Status.OK_STATUS;
  }

  /**
   * Does it; blocks until it is done.
   *
   * @throws CoreException with a sentence when it failed
   * @throws OperationCanceledException when the person cancelled it
   */
  void run(SubMonitor progress) throws CoreException;

  /** Interrupts what {@link #run} waits for. Called on another thread, perhaps more than once. */
  default void cancel() {}
}
