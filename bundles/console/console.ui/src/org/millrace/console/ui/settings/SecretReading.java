package org.millrace.console.ui.settings;

import org.eclipse.core.runtime.IStatus;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.ui.OperationJobs;
import org.millrace.model.AppName;

/**
 * Reads in the background what no snapshot holds of an app, because it is secret: at first, and
 * again whenever it has changed. A failure waits for a person or the next change. UI thread only.
 *
 * @param <T> what is read
 */
final class SecretReading<T> {
  /** How it is asked for. */
  interface Question<T> {
    AgentCall<T> about(InstallationMonitor installation, AppName app);
  }

  /** Told in the UI thread; the page may be gone by then. */
  interface Reader<T> {
    void begun();

    void read(T answer);

    void notRead(String sentence);
  }

  private final String kind;
  private final Question<T> question;
  private final Reader<T> reader;
  private boolean isUnderWay;
  private long readUpTo = -1;

  /**
   * @param kind as the installation's changes call it
   */
  SecretReading(String kind, Question<T> question, Reader<T> reader) {
    this.kind = kind;
    this.question = question;
    this.reader = reader;
  }

  /** Reads what was never read or has changed since. */
  void follow(InstallationMonitor installation, AppName app) {
    boolean isStale = installation.newestChange(kind, app) > readUpTo;
    if (isStale && !isUnderWay && installation.state().link().isConnected()) {
      start(installation, app);
    }
  }

  /** What was read is not what is there any more, whatever the changes say. */
  void outdate() {
    readUpTo = -1;
  }

  void start(InstallationMonitor installation, AppName app) {
    isUnderWay = true;
    readUpTo = installation.newestChange(kind, app);
    AgentCall<T> query = question.about(installation, app);
    reader.begun();
    OperationJobs.schedule(query, ended -> ended(query, ended));
  }

  private void ended(AgentCall<T> query, IStatus ended) {
    isUnderWay = false;
    if (ended.isOK()) {
      reader.read(query.answer());
    } else {
      reader.notRead(ended.getMessage());
    }
  }
}
