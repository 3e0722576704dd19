package org.millrace.publish;

import java.util.Map;

/** {@code GET /api/environment}: that a Kudu answers here. */
final class EnvironmentResource implements Resource {
  @Override
  public Result answer(Publishing publishing) throws Refusal {
    publishing.request().allow("GET", "HEAD");
    return Result.of(Answer.json(200, Map.of("version", "1.0.0.0")));
  }
}
