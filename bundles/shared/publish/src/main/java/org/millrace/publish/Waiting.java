package org.millrace.publish;

import java.time.Duration;

/** Waits between two looks at a deployment. */
interface Waiting {
  /**
   * @return false when the endpoint is about to stop: wait no more
   */
  boolean pause(Duration length);

  /** Wakes everyone who waits, now and from now on. */
  void stop();
}
