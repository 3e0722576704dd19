package org.millrace.host;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.millrace.host.http.AnswerException;
import org.millrace.host.http.HttpAnswers;
import org.millrace.host.http.KeyCheck;
import org.millrace.host.http.RequestMapping;
import org.millrace.host.http.RouteMatch;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult.Success;
import org.millrace.host.port.KeySource;
import org.millrace.model.AppName;
import org.millrace.model.AuthorizationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a request through a running script host: route, key, body, invocation, answer. Callers
 * are untrusted; checked here are route, method, key and the size of the body.
 */
final class HttpPipeline {
  private static final Logger log = LoggerFactory.getLogger(HttpPipeline.class);
  private static final int RETRY_AFTER_SECONDS = 5;

  private final AppName app;
  private final KeySource keys;
  private final FunctionCatalog catalog;
  private final HttpAnswers answers;
  private final HttpLimits limits;
  private final HomePage home;
  private final long bodyLimit;
  private final FunctionInvoker invoker;
  private final HostReports reports;
  private final InvocationFactory invocations;

  HttpPipeline(
      AppName app,
      KeySource keys,
      FunctionCatalog catalog,
      HttpSettings settings,
      FunctionInvoker invoker,
      HostReports reports,
      InvocationFactory invocations) {
    this.app = app;
    this.keys = keys;
    this.catalog = catalog;
    this.answers = settings.answers();
    this.limits = settings.limits();
    this.home = settings.home();
    this.bodyLimit = settings.bodyLimit();
    this.invoker = invoker;
    this.reports = reports;
    this.invocations = invocations;
  }

  /**
   * @param cold whether the request already waited for the host to start
   */
  CompletableFuture<HttpAnswer> handle(HttpRequest request, boolean cold) {
    if (request.path().equals("/") && home.answers(request.method())) {
      return done(home.answer(request.method(), answers));
    }
    Optional<RouteMatch> match = catalog.routes().find(request.method(), request.path());
    if (match.isEmpty()) {
      return done(answers.empty(404));
    }
    int refusal = refusal(match.get(), request);
    if (refusal != 0) {
      return done(answers.empty(refusal));
    }
    return limits.run(() -> call(match.get(), request, cold), answers);
  }

  private int refusal(RouteMatch match, HttpRequest request) {
    AuthorizationLevel required = match.function().level();
    boolean enabled = match.function().enabled();
    if (enabled && required == AuthorizationLevel.ANONYMOUS) {
      return 0;
    }
    AuthorizationLevel given = KeyCheck.level(request, keys.keys(app), match.function().keyName());
    if (!KeyCheck.opens(given, required)) {
      return 401;
    }
    return enabled || given == AuthorizationLevel.ADMIN ? 0 : 404;
  }

  private CompletableFuture<HttpAnswer> call(RouteMatch match, HttpRequest request, boolean cold) {
    CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    BodyReader.read(request.body(), bodyLimit)
        .whenComplete((body, failure) -> {
          if (failure != null) {
            answer.complete(answers.empty(400));
          } else if (body.isEmpty()) {
            answer.complete(answers.closing(413));
          } else {
            invoke(match, request, body.get(), cold, answer);
          }
        });
    return answer;
  }

  private void invoke(
      RouteMatch match,
      HttpRequest request,
      ByteBuffer body,
      boolean cold,
      CompletableFuture<HttpAnswer> answer) {
    String name = match.function().name();
    try {
      InvocationRequest mapped =
          RequestMapping.map(
              match,
              request,
              body,
              request.invocationId().orElseGet(invocations::id),
              invocations::traceParent);
      Invocation invocation = invocations.of(catalog.find(name).orElseThrow(), mapped, cold);
      answer.whenComplete((sent, failure) -> {
        if (answer.isCancelled()) {
          invoker.abandon(invocation);
        }
      });
      invocation.ending.thenAccept(ending ->
          answer.complete(answer(invocation, ending, match.function().output(), request)));
      invoker.run(invocation, catalog.loadError(name));
    } catch (RuntimeException bug) {
      log.error("{}: a request to {} failed in the host", app, name, bug);
      answer.complete(answers.empty(500));
    }
  }

  private HttpAnswer answer(
      Invocation invocation, Ending ending, String output, HttpRequest request) {
    String refusal = "";
    HttpAnswer answer;
    try {
      answer = answer(ending, output, request);
    } catch (AnswerException unfit) {
      refusal = unfit.getMessage();
      answer = answers.empty(500);
    } catch (RuntimeException bug) {
      log.error("{}: an answer of {} failed in the host", app, invocation.function.name(), bug);
      refusal = "The host could not make an answer of what the function returned.";
      answer = answers.empty(500);
    }
    reports.ended(invocation, ending, answer.status(), refusal);
    return answer;
  }

  private HttpAnswer answer(Ending ending, String output, HttpRequest request)
      throws AnswerException {
    return switch (ending) {
      case Ending.Answered(Success success) -> answers.of(success, output, request);
      case Ending.NotStarted _ -> answers.notRunning(Optional.of(RETRY_AFTER_SECONDS));
      default -> answers.empty(500);
    };
  }

  private static CompletableFuture<HttpAnswer> done(HttpAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
