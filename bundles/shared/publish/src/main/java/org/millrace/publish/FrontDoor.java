package org.millrace.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads each request through: read the head, find the app, let the resource answer, turn whatever
 * went wrong into an answer the client understands.
 */
final class FrontDoor implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(FrontDoor.class);
  private static final String ABOUT =
      "This is a publish endpoint of Millrace. Visual Studio, dotnet, GitHub Actions and curl"
          + " publish function apps here; the console makes the publish profile.\n";
  private static final int FAILED = 3;

  private final String scheme;
  private final RequestReader reader;
  private final Resources resources;
  private final TargetFinder targets;
  private final AnswerWriter writer;
  private final PublishListener listener;

  FrontDoor(
      String scheme,
      RequestReader reader,
      Resources resources,
      TargetFinder targets,
      AnswerWriter writer,
      PublishListener listener) {
    this.scheme = scheme;
    this.reader = reader;
    this.resources = resources;
    this.targets = targets;
    this.writer = writer;
    this.listener = listener;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    StallWatch.Guard guard = RequestThreads.guard();
    guard.arrived();
    // What went wrong leaves as an exception: only then the server forgets the connection.
    lead(exchange, guard);
  }

  private void lead(HttpExchange exchange, StallWatch.Guard guard) throws IOException {
    PublishRequest request = reader.read(exchange, guard);
    listener.received(request.attempt());
    Result result = new Result(Answer.empty(500), new PublishOutcome.Answered(500));
    try {
      result = judge(request);
      writer.write(exchange, request.body(), guard, result.answer());
    } catch (CutOff gone) {
      result = new Result(result.answer(), new PublishOutcome.BrokenOff(request.body().bytes()));
      throw gone;
    } finally {
      listener.ended(request.attempt(), result.outcome());
    }
  }

  private Result judge(PublishRequest request) throws CutOff {
    try {
      return answer(request);
    } catch (CutOff gone) {
      throw gone;
    } catch (Refusal refusal) {
      return refused(request, refusal);
    } catch (IOException fault) {
      log.info("{} {}: {}", request.attempt().number(), request.attempt().path(), fault.toString());
      return refused(request, AgentFault.refusal(fault));
    } catch (RuntimeException bug) {
      log.error("{} {} failed", request.attempt().number(), request.attempt().path(), bug);
      return refused(request, new Refusal(500, "The publish endpoint failed; its log tells why."));
    }
  }

  private Result answer(PublishRequest request) throws IOException, Refusal {
    BaseUrl base = BaseUrl.of(request.headers(), scheme, request.route().prefix());
    if (request.route().resource().isEmpty() && request.is("GET", "HEAD")) {
      return Result.of(Answer.text(200, ABOUT));
    }
    Resource resource = resources.find(request.route());
    PublishTarget target = targets.find(request, base);
    return resource.answer(new Publishing(request, target, base));
  }

  private static Result refused(PublishRequest request, Refusal refusal) {
    String reason = refusal.getMessage();
    Answer answer =
        request.client().readsOnlyObjects()
            ? Answer.json(refusal.status(), Map.of("status", FAILED, "status_text", reason))
            : Answer.text(refusal.status(), reason);
    return new Result(
        refusal.status() == 401
            ? answer.with("WWW-Authenticate", "Basic realm=\"publish\"")
            : answer,
        new PublishOutcome.Refused(refusal.status(), reason));
  }
}
