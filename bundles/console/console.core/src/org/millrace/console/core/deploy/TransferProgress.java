package org.millrace.console.core.deploy;

import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/**
 * Turns bytes on their way into the monitor's work and words; stops them when cancelled.
 *
 * @param sentence how far it is, with the bytes so far and all of them
 * @param size all bytes; 0 when nobody said how many there are
 */
public record TransferProgress(String sentence, long size, SubMonitor progress) {
  /** Begins to count. */
  public TransferProgress {
    progress.setWorkRemaining(kilobytes(size));
  }

  /** So many bytes have gone, all together. */
  public void moved(long bytes) {
    progress.checkCanceled();
    progress.setWorkRemaining(kilobytes(size - bytes));
    String total = DeploymentWords.size(Math.max(size, bytes));
    progress.subTask(NLS.bind(sentence, DeploymentWords.size(bytes), total));
  }

  private static int kilobytes(long bytes) {
    return (int) Math.max(1, bytes >> 10);
  }
}
