package org.millrace.host;

import java.time.Duration;
import org.millrace.host.port.InvocationResult;

/** How an invocation ended, as the host sees it. */
sealed interface Ending {
  /** The worker answered, or ended instead. */
  record Answered(InvocationResult result) implements Ending {}

  record TimedOut(Duration limit) implements Ending {}

  /** The caller did not wait for it. */
  record Abandoned() implements Ending {}

  /** It never reached a worker. */
  record NotStarted(String reason) implements Ending {}
}
