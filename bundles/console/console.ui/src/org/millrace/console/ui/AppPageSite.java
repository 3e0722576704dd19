package org.millrace.console.ui;

import java.util.Optional;
import org.eclipse.ui.IWorkbenchPartSite;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.ui.nodes.AppNode;

/** What a page of the app editor may ask of the editor. */
public interface AppPageSite {
  IWorkbenchPartSite part();

  /** The app as it was shown last; empty before it was there. */
  Optional<AppNode> app();

  /** The way to the app's installation; empty when the connection was removed. */
  Optional<InstallationMonitor> monitor();

  /** The page has become dirty, or clean. */
  void dirtyChanged();

  /** Another thing on the page is selected. */
  void selectionChanged();
}
