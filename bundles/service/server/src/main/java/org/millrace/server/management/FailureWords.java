package org.millrace.server.management;

import java.io.IOException;
import org.millrace.cluster.Refusal;
import org.millrace.model.PackageRejected;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.RestFrontEnd;
import org.millrace.store.sql.StoreException;

/** What failures of the other rooms mean to a client. */
final class FailureWords implements RestFrontEnd.Faults {

  @Override
  public Refused explain(Exception failure) {
    return switch (failure) {
      case Refusal refusal -> new Refused(statusOf(refusal.reason()), refusal.getMessage());
      case PackageRejected rejected -> new Refused(422, rejected.getMessage());
      case StoreException away when away.kind() == StoreException.Kind.UNAVAILABLE ->
          Refused.forNow(away.getMessage());
      case InterruptedException stop -> Refused.forNow("The agent is stopping. Ask another one.");
      case IOException broken ->
          new Refused(500, "The agent could not do it: " + broken.getMessage());
      default -> new Refused(500, "The agent failed. What happened is in its log, at this moment.");
    };
  }

  private static int statusOf(Refusal.Reason reason) {
    return switch (reason) {
      case UNKNOWN -> 404;
      case EXISTS, BUSY, OUTDATED -> 409;
      case IMPOSSIBLE -> 422;
    };
  }
}
