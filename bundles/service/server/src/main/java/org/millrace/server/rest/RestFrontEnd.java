package org.millrace.server.rest;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests to their routes: who calls is proved before anything else is looked at, each
 * handler runs on a virtual thread, each refusal becomes a problem with one sentence.
 */
public final class RestFrontEnd {
  private static final Logger log = LoggerFactory.getLogger(RestFrontEnd.class);

  private final Routes routes;
  private final BlockingCalls threads;
  private final Faults faults;
  private final ReplyWriter writer;

  public RestFrontEnd(Vertx vertx, Routes routes, BlockingCalls threads, Faults faults) {
    this.routes = routes;
    this.threads = threads;
    this.faults = faults;
    this.writer = new ReplyWriter(vertx);
  }

  /** Says what a failed handler's exception means to the caller. */
  @FunctionalInterface
  public interface Faults {
    Refused explain(Exception failure);
  }

  /** On the event loop. */
  public void handle(HttpServerRequest request, Gate gate) {
    ContextInternal loop = ((HttpServerRequestInternal) request).context();
    BodyStream body = new BodyStream(request);
    CompletableFuture<Void> gone = new CompletableFuture<>();
    request.response().closeHandler(closed -> gone.complete(null));
    boolean taken =
        threads.tryRun(() -> {
          ReplyWriter.Ready ready = answer(request, gate, body, gone);
          loop.runOnContext(onLoop -> writer.write(request, ready));
        });
    if (!taken) {
      Refused busy = Refused.forNow("The agent has too much to do. Try again shortly.");
      writer.write(request, ReplyWriter.ready(busy));
    }
  }

  private ReplyWriter.Ready answer(
      HttpServerRequest request, Gate gate, BodyStream body, CompletableFuture<Void> gone) {
    try {
      Routes.Match match = routes.find(request.method().name(), pathOf(request));
      Caller caller = admit(match, gate, request.getHeader("authorization"));
      Call call =
          new Call(match.parameters(), request.params(), request.headers(), caller, body, gone);
      return ReplyWriter.ready(match.route().handler().handle(call));
    } catch (Refused refused) {
      return ReplyWriter.ready(refused);
    } catch (Exception failure) {
      return ReplyWriter.ready(explain(request, failure));
    }
  }

  private Refused explain(HttpServerRequest request, Exception failure) {
    Refused explained = faults.explain(failure);
    if (explained.status() >= 500) {
      log.error("{} {} failed", request.method(), request.path(), failure);
    }
    return explained;
  }

  private static String pathOf(HttpServerRequest request) throws Refused {
    String path = request.path();
    if (path == null || !path.startsWith("/")) {
      throw new Refused(400, "The path of this request cannot be read.");
    }
    return path;
  }

  private static Caller admit(Routes.Match match, Gate gate, String authorization) throws Refused {
    Access access = match.route().access();
    if (access == Access.ANYONE) {
      return new Caller.Stranger();
    }
    Caller caller = gate.identify(authorization == null ? "" : authorization);
    boolean open =
        switch (caller) {
          case Caller.Admin admin -> true;
          case Caller.Publisher(var app) ->
              access == Access.PUBLISHER && app.value().equals(match.parameters().get("app"));
          case Caller.Stranger stranger -> false;
        };
    if (!open) {
      throw new Refused(
          403, "This credential opens the publish routes of its own app and nothing else.");
    }
    return caller;
  }
}
