package org.millrace.server.management;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.millrace.management.ManagementPaths;
import org.millrace.model.AppName;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.Store;
import org.millrace.store.UnitOfWork;

/** What publishing clients see as the settings of an app, and what they set for themselves. */
final class PublishSettingsResource {
  private static final int BODY = 256 * 1024;
  private static final int MOST = 500;

  private final Store store;
  private final AppAnswers apps;

  PublishSettingsResource(Store store, AppAnswers apps) {
    this.store = store;
    this.apps = apps;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.PUBLISH_SETTINGS, Access.PUBLISHER, this::list),
        new Route("PATCH", ManagementPaths.PUBLISH_SETTINGS, Access.PUBLISHER, this::patch),
        new Route("DELETE", ManagementPaths.PUBLISH_SETTING, Access.PUBLISHER, this::delete));
  }

  private Reply list(Call call) throws Refused {
    AppName app = apps.existing(call);
    return Reply.of(store.read(unit -> overlaid(unit, app)));
  }

  private static Map<String, String> overlaid(UnitOfWork unit, AppName app) {
    SortedMap<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    seen.putAll(unit.settings().newest(app).values());
    seen.putAll(unit.publishSettings().of(app));
    return seen;
  }

  private Reply patch(Call call) throws Refused, IOException {
    AppName app = apps.existing(call);
    Map<String, String> values = call.json(new TypeReference<Map<String, String>>() {}, BODY);
    SettingsResource.check(values);
    if (!store.write(unit -> put(unit, app, values))) {
      throw new Refused(400, "An app has at most " + MOST + " publish settings.");
    }
    return Reply.done();
  }

  /** False when that would be too many. */
  private static boolean put(UnitOfWork unit, AppName app, Map<String, String> values) {
    SortedMap<String, String> together = unit.publishSettings().of(app);
    together.putAll(values);
    if (together.size() > MOST) {
      return false;
    }
    unit.publishSettings().put(app, values);
    return true;
  }

  private Reply delete(Call call) throws Refused {
    AppName app = apps.existing(call);
    store.run(unit -> unit.publishSettings().delete(app, call.parameter("setting")));
    return Reply.done();
  }
}
