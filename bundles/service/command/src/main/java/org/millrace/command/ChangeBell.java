package org.millrace.command;

import java.io.IOException;
import java.time.Duration;
import org.millrace.management.Change;
import org.millrace.management.EventStream;
import org.millrace.management.ManagementClient;

/**
 * Rings when something of the installation changes, so that who waits for it need not ask all the
 * time. It may stay silent (the stream may be cut), so nobody waits for it alone.
 */
final class ChangeBell implements AutoCloseable {
  private final Pause pause = new Pause();
  private final EventStream stream;

  private ChangeBell(ManagementClient client, long seq) {
    this.stream =
        client.changes(
            seq,
            new EventStream.Listener<>() {
              @Override
              public void event(Change change) {
                pause.ring();
              }

              @Override
              public void ended(Exception cause) {}
            });
  }

  static ChangeBell of(ManagementClient client) throws IOException {
    return new ChangeBell(client, client.snapshot().seq());
  }

  /** Returns at the next ring, or after the time. */
  void await(Duration atMost) throws IOException {
    pause.await(atMost);
  }

  @Override
  public void close() {
    stream.close();
  }
}
