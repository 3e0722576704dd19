package org.millrace.publish;

import java.io.IOException;

/** Answers for one of Kudu's routes. */
interface Resource {
  /**
   * @throws Refusal with a sentence for the client
   * @throws IOException when the management API refuses, cannot be reached, or the body breaks off
   */
  Result answer(Publishing publishing) throws IOException, Refusal;

  /** Whether a request with this method brings a package. */
  default boolean takesPackage(String method) {
    return false;
  }
}
