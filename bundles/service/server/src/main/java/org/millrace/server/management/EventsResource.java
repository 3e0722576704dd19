package org.millrace.server.management;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.millrace.management.ManagementPaths;
import org.millrace.server.events.ChangeStreams;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;

/** The installation's changes as they happen. */
final class EventsResource {
  private final ChangeStreams streams;

  EventsResource(ChangeStreams streams) {
    this.streams = streams;
  }

  List<Route> routes() {
    return List.of(new Route("GET", ManagementPaths.EVENTS, Access.ADMIN, this::follow));
  }

  private Reply follow(Call call) throws Refused {
    return streams.follow(lastEventId(call.header("last-event-id")));
  }

  private static OptionalLong lastEventId(Optional<String> header) throws Refused {
    if (header.isEmpty() || header.get().isBlank()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(header.get().strip()));
    } catch (NumberFormatException notANumber) {
      throw new Refused(400, "Last-Event-ID is the number of a change.");
    }
  }
}
