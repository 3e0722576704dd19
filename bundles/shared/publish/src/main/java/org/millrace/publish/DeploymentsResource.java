package org.millrace.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.millrace.management.Deployment;

/** {@code /api/deployments}: the list, one of them, its log, and going back to it. */
final class DeploymentsResource implements Resource {
  private final DeploymentAnswers answers;
  private final PatientAgent patience;
  private final Author author;

  DeploymentsResource(DeploymentAnswers answers, PatientAgent patience, Author author) {
    this.answers = answers;
    this.patience = patience;
    this.author = author;
  }

  @Override
  public Result answer(Publishing publishing) throws IOException, Refusal {
    return switch (publishing.segments()) {
      case 1 -> Result.of(list(publishing));
      case 2 -> one(publishing);
      default -> Result.of(log(publishing));
    };
  }

  private Answer list(Publishing publishing) throws IOException, Refusal {
    publishing.request().allow("GET", "HEAD");
    PublishTarget target = publishing.target();
    List<DeploymentRecord> newestFirst =
        patience.ask(() -> target.agent().deployments(target.app())).stream()
            .sorted((one, other) -> Integer.compare(other.number(), one.number()))
            .map(deployment -> DeploymentAnswers.describe(deployment, publishing.base()))
            .toList();
    return Answer.json(200, newestFirst);
  }

  private Result one(Publishing publishing) throws IOException, Refusal {
    PublishRequest request = publishing.request();
    request.allow("GET", "HEAD", "PUT");
    return request.is("PUT")
        ? goBack(publishing)
        : Result.of(answers.state(read(publishing), publishing.base(), request.query()));
  }

  private Deployment read(Publishing publishing) throws IOException {
    PublishTarget target = publishing.target();
    return patience.ask(() -> target.agent().deployment(target.app(), publishing.segment(1)));
  }

  private Result goBack(Publishing publishing) throws IOException, Refusal {
    PublishRequest request = publishing.request();
    JsonNode order = JsonBody.read(request.body());
    if (order.has("status")) {
      throw new Refusal(400, "Only deployments made here are recorded. Send the package itself.");
    }
    PublishTarget target = publishing.target();
    Deployment deployment =
        target
            .agent()
            .rollBack(
                target.app(), publishing.segment(1), author.of(request), request.client().name());
    DeploymentRecord record = DeploymentAnswers.describe(deployment, publishing.base());
    return new Result(
        answers.taken(deployment, publishing.base(), record),
        new PublishOutcome.Accepted(target.installation(), target.app(), deployment.id(), 0));
  }

  private Answer log(Publishing publishing) throws IOException, Refusal {
    if (!publishing.segment(2).equalsIgnoreCase("log") || publishing.segments() > 3) {
      // No entry of a log has details, and none says so.
      throw new Refusal(404, "A deployment has nothing of this name, only its log.");
    }
    publishing.request().allow("GET", "HEAD");
    PublishTarget target = publishing.target();
    Deployment deployment = read(publishing);
    List<Deployment.LogEntry> entries =
        patience.ask(() -> target.agent().deploymentLog(target.app(), deployment.id()));
    return Answer.json(200, DeploymentLog.of(deployment, entries));
  }
}
