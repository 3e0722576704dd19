package org.millrace.management;

/**
 * Which invocation records are wanted; a page of them, the newest first.
 *
 * @param function empty for those of all functions
 * @param failedOnly leaves those out that succeeded
 * @param before the id of the last record of the page before; empty for the first page
 * @param limit how many at most, up to 1,000
 */
public record InvocationQuery(String function, boolean failedOnly, String before, int limit) {
  private static final int PAGE = 100;

  /** The newest of all functions. */
  public static InvocationQuery newest() {
    return new InvocationQuery("", false, "", PAGE);
  }

  public InvocationQuery of(String wanted) {
    return new InvocationQuery(wanted, failedOnly, before, limit);
  }

  public InvocationQuery failed() {
    return new InvocationQuery(function, true, before, limit);
  }

  public InvocationQuery olderThan(Invocation last) {
    return new InvocationQuery(function, failedOnly, last.id(), limit);
  }

  public InvocationQuery atMost(int records) {
    return new InvocationQuery(function, failedOnly, before, records);
  }
}
