package org.millrace.server.management;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.millrace.cluster.Refusal;
import org.millrace.management.ManagementPaths;
import org.millrace.management.Settings;
import org.millrace.model.AppName;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.SettingsRow;
import org.millrace.store.Store;

/** The settings of an app. */
final class SettingsResource {
  private static final int BODY = 2 * 1024 * 1024;
  private static final int LONGEST_NAME = 256;

  private final Store store;
  private final InstallationOperations operations;

  SettingsResource(Store store, InstallationOperations operations) {
    this.store = store;
    this.operations = operations;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.SETTINGS, Access.ADMIN, this::get),
        new Route("PUT", ManagementPaths.SETTINGS, Access.ADMIN, this::put));
  }

  private Reply get(Call call) throws Refused {
    AppName app = call.app();
    return Reply.of(
        store
            .read(unit -> unit.apps().find(app).map(row -> unit.settings().newest(app)))
            .map(SettingsResource::of)
            .orElseThrow(() -> AppAnswers.unknown(app)));
  }

  private Reply put(Call call) throws Refused, Refusal, IOException, InterruptedException {
    Settings wanted = call.json(Settings.class, BODY);
    check(wanted.values());
    return Reply.of(
        of(
            operations.changeSettings(
                call.app(), wanted.version(), wanted.values(), call.caller().name())));
  }

  /** They become environment variables of language workers. */
  static void check(Map<String, String> values) throws Refused {
    for (Map.Entry<String, String> setting : values.entrySet()) {
      String name = setting.getKey();
      if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('=') >= 0) {
        throw new Refused(
            400,
            "'"
                + name
                + "' cannot be the name of a setting: it is empty, too long or holds a '='.");
      }
      if (name.indexOf(0) >= 0
          || setting.getValue() == null
          || setting.getValue().indexOf(0) >= 0) {
        throw new Refused(400, "The setting " + name + " needs a value without null characters.");
      }
    }
  }

  private static Settings of(SettingsRow row) {
    return new Settings(row.version(), row.values());
  }
}
