package org.millrace.publish;

import com.sun.net.httpserver.Headers;
import java.util.Optional;

/**
 * A request with its head understood.
 *
 * @param fromHere whether it was sent on this machine, without a proxy between
 * @param announced the length of its body; negative when it comes in chunks
 */
record PublishRequest(
    PublishAttempt attempt,
    boolean fromHere,
    Optional<Credential> credential,
    PublishClient client,
    Route route,
    Query query,
    Headers headers,
    UploadBody body,
    long announced) {

  boolean is(String... methods) {
    for (String method : methods) {
      if (attempt.method().equals(method)) {
        return true;
      }
    }
    return false;
  }

  void allow(String... methods) throws Refusal {
    if (!is(methods)) {
      throw new Refusal(
          405,
          attempt.method() + " is not answered here, only " + String.join(", ", methods) + ".");
    }
  }
}
