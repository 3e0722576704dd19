package org.millrace.server.dataplane;

/**
 * How much of a request's body is taken.
 *
 * @param buffered a body up to this many bytes reaches the app whole in memory, a longer one as a
 *     stream
 * @param total more is refused with 413
 */
public record BodyLimits(int buffered, long total) {
  /** Long bodies wait in the caller's socket until the app, which has a limit too, wants them. */
  public static final BodyLimits DEFAULT = new BodyLimits(1 << 20, 1L << 30);

  public BodyLimits {
    if (buffered < 0 || total < buffered) {
      throw new IllegalArgumentException(
          "Body limits " + buffered + " and " + total + " must rise from 0.");
    }
  }
}
