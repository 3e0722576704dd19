package org.millrace.publish;

import java.io.IOException;
import org.millrace.management.Deployment;

/** {@code GET /api/isdeploying}: whether a publish would be turned down now. */
final class IsDeployingResource implements Resource {
  private final PatientAgent patience;

  IsDeployingResource(PatientAgent patience) {
    this.patience = patience;
  }

  /** Kudu's value is a word, not a boolean. */
  record State(String value, String msg) {}

  @Override
  public Result answer(Publishing publishing) throws IOException, Refusal {
    publishing.request().allow("GET", "HEAD");
    PublishTarget target = publishing.target();
    State state =
        patience
            .ask(() -> target.agent().publishAccess(target.app()))
            .running()
            .map(running -> new State("True", sentence(running)))
            .orElseGet(() -> new State("False", ""));
    return Result.of(Answer.json(200, state));
  }

  private static String sentence(Deployment running) {
    return running.app()
        + " is being deployed by "
        + running.author()
        + " with "
        + running.client()
        + " since "
        + running.received()
        + ".";
  }
}
