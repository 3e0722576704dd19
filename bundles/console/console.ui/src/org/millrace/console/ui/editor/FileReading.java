package org.millrace.console.ui.editor;

import java.util.function.Consumer;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.services.IServiceLocator;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.edit.FileKey;
import org.millrace.console.core.edit.LiveFile;
import org.millrace.console.core.monitor.InstallationConnections;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.ui.OperationJobs;

/** Reads what is live of a file, in the background, once at a time. */
final class FileReading {
  private final FileKey file;
  private final InstallationConnections connections;
  private final Control control;
  private final Consumer<LiveFile> taken;
  private final Consumer<String> failed;
  private boolean isUnderWay;

  /**
   * @param control nobody is told after it is gone
   */
  FileReading(
      FileKey file,
      IServiceLocator services,
      Control control,
      Consumer<LiveFile> taken,
      Consumer<String> failed) {
    this.file = file;
    this.connections = services.getService(InstallationConnections.class);
    this.control = control;
    this.taken = taken;
    this.failed = failed;
  }

  void start() {
    if (!isUnderWay) {
      connections.find(file.installation()).ifPresent(this::start);
    }
  }

  private void start(InstallationMonitor installation) {
    isUnderWay = true;
    AgentCall<LiveFile> query = LiveFile.query(installation, file);
    OperationJobs.schedule(query, ended -> ended(query, ended));
  }

  private void ended(AgentCall<LiveFile> query, IStatus ended) {
    isUnderWay = false;
    if (control.isDisposed() || ended.matches(IStatus.CANCEL)) {
      return;
    }
    if (ended.isOK()) {
      taken.accept(query.answer());
    } else {
      failed.accept(ended.getMessage());
    }
  }
}
