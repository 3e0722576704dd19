package org.millrace.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.millrace.model.AppName;
import org.millrace.store.KeyRow;
import org.millrace.store.Store;
import org.millrace.store.UnitOfWork;

/**
 * What must not stand in an app's log lines: its keys, its publish password and the values of its
 * settings. Settings that only steer the host, and values too short to be a secret, stay readable.
 */
public final class AppSecrets implements Function<AppName, List<String>> {
  private static final int SHORTEST = 8;
  private static final List<String> STEERING =
      List.of(
          "FUNCTIONS_",
          "AzureFunctionsJobHost__",
          "AzureWebJobs.",
          "WEBSITE_",
          "Logging__",
          "languageWorkers");

  private final Store store;
  private final Map<String, List<String>> byApp = new ConcurrentHashMap<>();

  public AppSecrets(Store store) {
    this.store = store;
  }

  /** From memory; the same list as long as nothing changed. */
  @Override
  public List<String> apply(AppName app) {
    return byApp.getOrDefault(app.value(), List.of());
  }

  /** Reads the secrets of one app; blocks. */
  void refresh(AppName app) {
    List<String> secrets = store.read(unit -> read(unit, app));
    byApp.put(app.value(), secrets);
  }

  /** Reads those of all apps; blocks. */
  void refresh() {
    store.read(unit -> unit.apps().all()).forEach(app -> refresh(app.name()));
  }

  private static List<String> read(UnitOfWork unit, AppName app) {
    List<String> secrets = new ArrayList<>();
    if (unit.apps().find(app).isEmpty()) {
      return secrets;
    }
    for (KeyRow key : unit.keys().of(app)) {
      secrets.add(key.value());
    }
    unit.credentials().password(app).ifPresent(secrets::add);
    unit.settings()
        .newest(app)
        .values()
        .forEach((name, value) -> {
          if (value.length() >= SHORTEST && STEERING.stream().noneMatch(name::startsWith)) {
            secrets.add(value);
          }
        });
    return List.copyOf(secrets);
  }
}
