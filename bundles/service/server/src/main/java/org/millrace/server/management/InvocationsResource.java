package org.millrace.server.management;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.millrace.management.Invocation;
import org.millrace.management.LogLine;
import org.millrace.management.ManagementPaths;
import org.millrace.model.AppName;
import org.millrace.server.events.AppLogs;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.InvocationRepository;
import org.millrace.store.InvocationRow;
import org.millrace.store.Store;
import org.millrace.store.journal.InvocationJournal;

/** The records of an app's invocations. */
final class InvocationsResource {
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;
  private static final long FLUSH_SECONDS = 2;

  private final Store store;
  private final AppAnswers apps;
  private final InvocationJournal journal;
  private final AppLogs logs;

  InvocationsResource(ManagementParts parts, AppAnswers apps, AppLogs logs) {
    this.store = parts.store();
    this.apps = apps;
    this.journal = parts.journal();
    this.logs = logs;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.INVOCATIONS, Access.ADMIN, this::list),
        new Route("GET", ManagementPaths.INVOCATION, Access.ADMIN, this::one));
  }

  private Reply list(Call call) throws Refused, InterruptedException {
    AppName app = apps.existing(call);
    int limit = call.number("limit").orElse(PAGE);
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new Refused(400, "limit must be 1 to " + LARGEST_PAGE + ".");
    }
    boolean failed = call.flag("failed");
    awaitFlush();
    long before = before(app, call.query("before"));
    List<InvocationRow> page =
        store.read(
            unit -> unit.invocations().page(app, call.query("function"), failed, before, limit));
    return Reply.of(page.stream().map(row -> of(row, List.of())).toList());
  }

  private long before(AppName app, String id) throws Refused {
    return id.isEmpty() ? InvocationRepository.NEWEST : find(app, id).seq();
  }

  private Reply one(Call call) throws Refused, InterruptedException {
    AppName app = call.app();
    awaitFlush();
    InvocationRow row = find(app, call.parameter("invocation"));
    return Reply.of(of(row, logs.ofInvocation(app, row.id())));
  }

  private InvocationRow find(AppName app, String id) throws Refused {
    Optional<InvocationRow> found = store.read(unit -> unit.invocations().find(app, id));
    return found.orElseThrow(() ->
        new Refused(
            404,
            "The app "
                + app
                + " has no record of an invocation '"
                + id
                + "'. Successful ones are not all recorded."));
  }

  /** So that who just called a function finds its record. */
  private void awaitFlush() throws InterruptedException {
    try {
      journal.flushed().toCompletableFuture().get(FLUSH_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException later) {
      // what is stored by now is told
    }
  }

  private static Invocation of(InvocationRow row, List<LogLine> lines) {
    return new Invocation(
        row.id(),
        row.app().value(),
        row.function(),
        row.trigger(),
        row.started(),
        row.duration().toNanos() / 1_000,
        row.outcome().name(),
        row.attempt(),
        row.agent(),
        row.revision(),
        row.cold(),
        row.status(),
        row.error(),
        row.stackTrace(),
        row.similar(),
        lines);
  }
}
