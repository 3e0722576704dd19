package org.millrace.console.core.logs;

import java.nio.charset.StandardCharsets;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.Messages;
import org.millrace.console.core.SaveContent;
import org.millrace.console.core.SavedFile;
import org.millrace.model.AppName;

/** Saves all that a log's buffer holds as a file: every line whole, times in UTC. */
public final class SaveLog {
  private static final int PIECE = 1000;

  private SaveLog() {}

  /**
   * @param installation the id of the connection that the log comes through
   */
  public static SaveContent of(String installation, AppName app, LogBuffer buffer, SavedFile file) {
    return new SaveContent(
        installation,
        NLS.bind(Messages.SaveLog_title, app),
        file,
        (to, progress) -> write(buffer, to, progress));
  }

  /** Lines that come meanwhile are not waited for. */
  private static void write(LogBuffer buffer, SavedFile.Sink to, SubMonitor progress)
      throws CoreException {
    LogText words = LogText.forFiles();
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
