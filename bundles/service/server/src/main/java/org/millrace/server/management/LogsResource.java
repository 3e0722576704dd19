package org.millrace.server.management;

import java.util.List;
import org.millrace.management.ManagementPaths;
import org.millrace.model.AppName;
import org.millrace.server.events.AppLogs;
import org.millrace.server.events.LogStreams;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;

/** The log of an app: its recent lines, or a stream of them. */
final class LogsResource {
  private final AppAnswers apps;
  private final AppLogs logs;
  private final LogStreams streams;

  LogsResource(AppAnswers apps, AppLogs logs, LogStreams streams) {
    this.apps = apps;
    this.logs = logs;
    this.streams = streams;
  }

  List<Route> routes() {
    return List.of(new Route("GET", ManagementPaths.LOGS, Access.ADMIN, this::get));
  }

  private Reply get(Call call) throws Refused {
    AppName app = apps.existing(call);
    boolean stream =
        call.header("accept").filter(type -> type.contains("text/event-stream")).isPresent();
    return stream ? streams.follow(app) : Reply.of(logs.recent(app));
  }
}
