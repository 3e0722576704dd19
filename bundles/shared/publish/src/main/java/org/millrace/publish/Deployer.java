package org.millrace.publish;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Function;
import org.millrace.management.DeployRequest;
import org.millrace.management.Deployment;
import org.millrace.management.ManagementClient;

/** Takes a package whole and hands it on; every route that deploys answers through it. */
final class Deployer {
  private static final String NO_BUILD =
      "(a remote build was asked for; the package is deployed as it is)";

  private static final int MESSAGE_LIMIT = 500;
  private static final int AUTHOR_LIMIT = 100;

  private final PackageInbox inbox;
  private final Author author;
  private final DeploymentAnswers answers;
  private final PatientAgent patience;
  private final Clock clock;
  private final Waiting waiting;
  private final PublishTiming timing;

  Deployer(
      PackageInbox inbox,
      Author author,
      DeploymentAnswers answers,
      PatientAgent patience,
      EndpointTime time) {
    this.inbox = inbox;
    this.author = author;
    this.answers = answers;
    this.patience = patience;
    this.clock = time.clock();
    this.waiting = time.waiting();
    this.timing = time.timing();
  }

  /**
   * Answers as soon as the installation has taken the package.
   *
   * @param body what the answer holds of the record; clients differ
   */
  Result deploy(Publishing publishing, Function<DeploymentRecord, Object> body)
      throws IOException, Refusal {
    Taken taken = take(publishing);
    DeploymentRecord record = DeploymentAnswers.describe(taken.deployment(), publishing.base());
    return new Result(
        answers.taken(taken.deployment(), publishing.base(), body.apply(record)), taken.outcome());
  }

  /** Answers when the deployment has ended. */
  Result deployAndWait(Publishing publishing) throws IOException, Refusal {
    Taken taken = take(publishing);
    Instant since = clock.instant();
    Deployment deployment = taken.deployment();
    while (deployment.state().isRunning()) {
      if (answers.isLate(since)) {
        return new Result(Answer.text(504, answers.late()), taken.outcome());
      }
      if (!waiting.pause(timing.look())) {
        return new Result(
            Answer.text(503, "The publish endpoint stops; the deployment goes on."),
            taken.outcome());
      }
      deployment = again(publishing.target(), deployment);
    }
    return new Result(end(deployment), taken.outcome());
  }

  private Deployment again(PublishTarget target, Deployment deployment) throws IOException {
    ManagementClient agent = target.agent();
    return patience.ask(() -> agent.deployment(target.app(), deployment.id()));
  }

  private static Answer end(Deployment deployment) {
    return switch (deployment.state()) {
      case FAILED, CANCELLED -> Answer.text(400, deployment.statusText());
      default -> Answer.empty(200);
    };
  }

  private record Taken(Deployment deployment, PublishOutcome outcome) {}

  private Taken take(Publishing publishing) throws IOException, Refusal {
    PublishRequest request = publishing.request();
    PublishTarget target = publishing.target();
    try (ReceivedPackage zip = inbox.receive(request.body(), request.announced())) {
      Deployment deployment = target.agent().deploy(target.app(), zip.asBody(), how(request));
      return new Taken(
          deployment,
          new PublishOutcome.Accepted(
              target.installation(), target.app(), deployment.id(), zip.bytes()));
    }
  }

  private DeployRequest how(PublishRequest request) {
    Query query = request.query();
    String said = shorten(query.text("message").orElse(""), MESSAGE_LIMIT);
    String message = query.isTrue("RemoteBuild") ? (said + " " + NO_BUILD).strip() : said;
    String who = shorten(author.of(request), AUTHOR_LIMIT);
    return new DeployRequest(
        false, false, OptionalInt.empty(), who, request.client().name(), message);
  }

  /** They travel in a URL and are for people to read. */
  private static String shorten(String text, int limit) {
    return text.length() > limit ? text.substring(0, limit - 1) + "…" : text;
  }
}
