package org.millrace.server.dataplane;

/**
 * How much of a request's body is taken.
 *
 * @param buffered a body up to this many bytes reaches the app whole in memory, a longer one as a
 *     stream
 * @param total more is refused with 413
 */
public record BodyLimits(int buffered, long total) {
  /** What the reference host takes, all of it in memory as language workers want it. */
  public static final BodyLimits DEFAULT = new BodyLimits(104_857_600, 104_857_600);

  public BodyLimits {
    if (buffered < 0 || total < buffered) {
      throw new IllegalArgumentException(
          "Body limits " + buffered + " and " + total + " must rise from 0.");
    }
  }
}
