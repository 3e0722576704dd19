package org.millrace.publish;

import java.io.IOException;
import org.millrace.management.ManagementException;
import org.millrace.management.UntrustedCertificateException;

/** Turns what the management API refused into what the client is told. */
final class AgentFault {
  private AgentFault() {}

  /** The codes that clients show by name alone are kept where their names speak. */
  static Refusal refusal(IOException fault) {
    if (UntrustedCertificateException.in(fault).isPresent()) {
      return new Refusal(
          503,
          "This publish endpoint does not trust the installation's certificate any more. Start it"
              + " again with a new line of 'millrace connect', or connect the console anew.");
    }
    if (!(fault instanceof ManagementException refused)) {
      return new Refusal(503, "The installation cannot be reached now. Try again.");
    }
    int status =
        switch (refused.status()) {
          case 400, 401, 403, 404, 409, 411, 413, 503 -> refused.status();
          default -> refused.status() >= 500 ? 500 : 400;
        };
    return new Refusal(status, refused.getMessage());
  }
}
