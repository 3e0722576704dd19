package org.millrace.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.millrace.model.AppName;

/**
 * What must not stand in an app's log: its keys, its publish password, the values of settings whose
 * names tell that they are secret, and the secret parts of connection strings. In memory, read
 * again when something changed.
 */
public final class KnownSecrets implements Function<AppName, List<String>> {
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "key|secret|password|passwd|pwd|token|credential|connection|webjobsstorage",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET_PART =
      Pattern.compile(
          "(?:AccountKey|SharedAccessKey|SharedAccessSignature|Password|Pwd|sig)\\s*=\\s*([^;&]+)",
          Pattern.CASE_INSENSITIVE);

  private final Store store;
  private final Map<AppName, List<String>> secrets = new ConcurrentHashMap<>();

  /** Empty until it is refreshed. */
  public KnownSecrets(Store store) {
    this.store = store;
  }

  /** The same list until the next refresh. */
  @Override
  public List<String> apply(AppName app) {
    return secrets.getOrDefault(app, List.of());
  }

  /** Reads what all apps keep secret; blocks. */
  public void refresh() {
    List<AppRow> apps = store.read(unit -> unit.apps().all());
    apps.forEach(app -> refresh(app.name()));
    secrets.keySet().retainAll(apps.stream().map(AppRow::name).toList());
  }

  /** Reads one app's, when a change of kind keys, settings, credential or app names it; blocks. */
  public void refresh(AppName app) {
    secrets.put(app, List.copyOf(store.read(unit -> read(unit, app))));
  }

  private static Set<String> read(UnitOfWork unit, AppName app) {
    Set<String> found = new LinkedHashSet<>();
    unit.keys().of(app).forEach(key -> found.add(key.value()));
    unit.credentials().password(app).ifPresent(found::add);
    addSecretsOf(unit.settings().newest(app), found);
    // An older version may be what runs until the newest one is rolled out.
    unit.revisions()
        .active(app)
        .flatMap(active -> unit.settings().find(app, active.settingsVersion()))
        .ifPresent(running -> addSecretsOf(running, found));
    return found;
  }

  private static void addSecretsOf(SettingsRow settings, Set<String> found) {
    settings
        .values()
        .forEach((name, value) -> {
          if (SECRET_NAME.matcher(name).find()) {
            found.add(value);
          }
          SECRET_PART.matcher(value).results().forEach(part -> found.add(part.group(1)));
        });
  }
}
