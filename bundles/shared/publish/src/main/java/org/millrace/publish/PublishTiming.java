package org.millrace.publish;

import java.time.Duration;

/**
 * How long the endpoint waits for whom.
 *
 * @param head until a request's head is there
 * @param silence without a byte of an upload
 * @param afterRefusal without a byte of a body that is read only to be dropped: a client that hangs
 *     after our answer ends when we close
 * @param dropping for all of such a body
 * @param patience for an agent that cannot be reached
 * @param live until a deployment is live; clients stop asking at 180 s and some report success
 * @param look between two looks at a deployment or an agent
 */
record PublishTiming(
    Duration head,
    Duration silence,
    Duration afterRefusal,
    Duration dropping,
    Duration patience,
    Duration live,
    Duration look) {

  static final PublishTiming USUAL =
      new PublishTiming(
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15),
          Duration.ofSeconds(170),
          Duration.ofMillis(500));
}
