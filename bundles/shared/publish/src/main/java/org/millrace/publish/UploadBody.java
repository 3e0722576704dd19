package org.millrace.publish;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A request's body, read under watch. Any fault while reading it is a {@link CutOff}. */
final class UploadBody {
  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final StallWatch.Guard guard;
  private final PublishTiming timing;
  private long bytes;
  private boolean ended;

  UploadBody(InputStream in, StallWatch.Guard guard, PublishTiming timing) {
    this.in = in;
    this.guard = guard;
    this.timing = timing;
  }

  /** How much of it was read so far. */
  long bytes() {
    return bytes;
  }

  /**
   * @return -1 at its end, which is there only when all that was announced has come
   */
  int read(byte[] buffer) throws CutOff {
    return read(buffer, timing.silence());
  }

  /**
   * Reads what is left and throws it away, for a while at most or until the client stops sending;
   * clients that are still writing then see our answer, not a broken connection.
   */
  void drop() {
    drop(timing.dropping());
  }

  /** The same without an end in time, as long as something comes. */
  void dropToTheEnd() {
    drop(Duration.ofDays(1));
  }

  private void drop(Duration atMost) {
    long started = System.nanoTime();
    byte[] buffer = new byte[BUFFER];
    try {
      while (!ended && System.nanoTime() - started < atMost.toNanos()) {
        read(buffer, timing.afterRefusal());
      }
    } catch (CutOff gone) {
      // It has gone or hangs: closing the connection is all that is left, and comes next.
      ended = true;
    }
  }

  private int read(byte[] buffer, Duration silence) throws CutOff {
    if (ended) {
      return -1;
    }
    guard.waiting(silence);
    try {
      int count = in.read(buffer);
      ended = count < 0;
      bytes += Math.max(count, 0);
      return count;
    } catch (IOException | RuntimeException fault) {
      // The JDK's reader answers some malformed chunks with an IndexOutOfBoundsException.
      throw new CutOff(bytes, fault);
    } finally {
      guard.arrived();
    }
  }
}
