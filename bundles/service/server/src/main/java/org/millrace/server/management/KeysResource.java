package org.millrace.server.management;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.millrace.management.Key;
import org.millrace.management.ManagementPaths;
import org.millrace.model.AppName;
import org.millrace.server.rest.Access;
import org.millrace.server.rest.Call;
import org.millrace.server.rest.Refused;
import org.millrace.server.rest.Reply;
import org.millrace.server.rest.Route;
import org.millrace.store.KeyRow;
import org.millrace.store.Store;
import org.millrace.store.secret.RandomSecret;

/** The keys that open an app's functions. */
final class KeysResource {
  private static final int BODY = 16 * 1024;
  private static final int LONGEST_VALUE = 1_024;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final Store store;
  private final AppAnswers apps;

  KeysResource(Store store, AppAnswers apps) {
    this.store = store;
    this.apps = apps;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", ManagementPaths.KEYS, Access.ADMIN, this::list),
        new Route("PUT", ManagementPaths.KEY, Access.ADMIN, this::put),
        new Route("DELETE", ManagementPaths.KEY, Access.ADMIN, this::delete));
  }

  /**
   * A key's new value.
   *
   * @param value empty to have one made
   */
  record Wanted(String value) {}

  private Reply list(Call call) throws Refused {
    AppName app = apps.existing(call);
    return Reply.of(
        store.read(unit -> unit.keys().of(app).stream().map(KeysResource::of).toList()));
  }

  private Reply put(Call call) throws Refused, IOException {
    AppName app = apps.existing(call);
    String value = call.json(Wanted.class, BODY).value();
    KeyRow wanted = named(call, value == null || value.isEmpty() ? RandomSecret.make() : value);
    if (wanted.value().length() > LONGEST_VALUE) {
      throw new Refused(400, "A key has at most " + LONGEST_VALUE + " characters.");
    }
    return Reply.of(of(store.write(unit -> unit.keys().put(app, wanted))));
  }

  private Reply delete(Call call) throws Refused {
    AppName app = apps.existing(call);
    KeyRow key = named(call, "");
    if (key.scope() == KeyRow.Scope.MASTER) {
      throw new Refused(400, "The master key cannot be deleted. Renew it instead.");
    }
    if (!store.write(unit -> unit.keys().delete(app, key.scope(), key.function(), key.name()))) {
      throw new Refused(404, "The app " + app + " has no such key '" + key.name() + "'.");
    }
    return Reply.done();
  }

  private static KeyRow named(Call call, String value) throws Refused {
    KeyRow.Scope scope = scopeOf(call.parameter("scope"));
    String name = call.parameter("key");
    String function = call.query("function");
    if (!NAME.matcher(name).matches()) {
      throw new Refused(
          400, "A key's name has 1 to 100 letters, digits, dots, hyphens or underscores.");
    }
    if ((scope == KeyRow.Scope.FUNCTION) == function.isEmpty()) {
      throw new Refused(400, "A key of the scope function names its function, no other key does.");
    }
    return new KeyRow(scope, function, name, value);
  }

  private static KeyRow.Scope scopeOf(String text) throws Refused {
    try {
      return KeyRow.Scope.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new Refused(404, "A key's scope is master, host, system or function.");
    }
  }

  private static Key of(KeyRow row) {
    return new Key(Key.Scope.valueOf(row.scope().name()), row.function(), row.name(), row.value());
  }
}
