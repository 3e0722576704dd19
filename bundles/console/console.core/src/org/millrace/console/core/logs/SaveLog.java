package org.millrace.console.core.logs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;
import org.millrace.console.core.SavedFile;
import org.millrace.model.AppName;

/** Saves all that a log's buffer holds as a file: every line whole, times in UTC. */
public final class SaveLog implements Operation {
  private static final int PIECE = 1000;

  private final String installation;
  private final AppName app;
  private final LogBuffer buffer;
  private final SavedFile file;
  private final LogText words = LogText.forFiles();

  public SaveLog(String installation, AppName app, LogBuffer buffer, SavedFile file) {
    this.installation = installation;
    this.app = app;
    this.buffer = buffer;
    this.file = file;
  }

  @Override
  public String title() {
    return NLS.bind(Messages.SaveLog_title, app);
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.EXPORT;
  }

  @Override
  public String installation() {
    return installation;
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    try {
      file.write(to -> write(to, progress));
    } catch (IOException impossible) {
      throw new IllegalStateException("A buffer is in memory.", impossible);
    }
  }

  /** Lines that come meanwhile are not waited for. */
  private void write(SavedFile.Sink to, SubMonitor progress) throws CoreException {
    long end = buffer.end();
    long place = 0;
    while (place < end) {
      progress.checkCanceled();
      LogBuffer.Slice slice = buffer.from(place, PIECE);
      for (LogEntry entry : slice.entries()) {
        byte[] line = words.of(entry).getBytes(StandardCharsets.UTF_8);
        to.write(line, line.length);
      }
      place = slice.next();
    }
  }
}
