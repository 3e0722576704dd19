package org.millrace.management;

import java.time.Instant;
import java.util.Optional;
import org.millrace.model.AppName;

/**
 * A package that was made, or meant to be made, the live one.
 *
 * @param id 32 hexadecimal digits, as publishing clients know it
 * @param number counted per app, as people know it
 * @param statusText why it failed, or warnings; empty when all is well
 * @param author the person, as far as the client told or the credential tells
 * @param client {@code Visual Studio}, {@code curl}, {@code console}, {@code millrace}…
 * @param revision the app revision it made; 0 until it made one
 * @param packageKept whether it can be rolled back to
 */
public record Deployment(
    String id,
    int number,
    AppName app,
    State state,
    String statusText,
    String author,
    String client,
    String message,
    Instant received,
    Optional<Instant> ended,
    long packageBytes,
    String packageSha256,
    int revision,
    boolean packageKept) {

  public enum State {
    QUEUED,
    CHECKING,
    DISTRIBUTING,
    STARTING,
    SWITCHING,
    LIVE,
    /** Was live until a later one took its place. */
    REPLACED,
    FAILED,
    CANCELLED;

    public boolean isRunning() {
      return switch (this) {
        case QUEUED, CHECKING, DISTRIBUTING, STARTING, SWITCHING -> true;
        case LIVE, REPLACED, FAILED, CANCELLED -> false;
      };
    }
  }

  /** One line of a deployment's log. */
  public record LogEntry(Instant time, Level level, String message) {
    public enum Level {
      MESSAGE,
      WARNING,
      ERROR
    }
  }
}
