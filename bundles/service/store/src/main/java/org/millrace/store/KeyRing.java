package org.millrace.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.millrace.host.port.KeySource;
import org.millrace.model.AppName;
import org.millrace.store.secret.RandomSecret;

/**
 * The keys of all apps in memory, read again when they changed. An app it does not know has a
 * master key that nobody knows, so nothing opens it.
 */
public final class KeyRing implements KeySource {
  private final Store store;
  private final AppKeys closed = new AppKeys(RandomSecret.make(), Map.of(), Map.of(), Map.of());
  private final Map<AppName, AppKeys> keys = new ConcurrentHashMap<>();

  /** Empty until {@link #refresh()}. */
  public KeyRing(Store store) {
    this.store = store;
  }

  @Override
  public AppKeys keys(AppName app) {
    return keys.getOrDefault(app, closed);
  }

  /** Reads the keys of all apps; blocks. For the start, and when changes were missed. */
  public void refresh() {
    for (AppRow app : store.read(unit -> unit.apps().all())) {
      refresh(app.name());
    }
    keys.keySet().removeIf(app -> store.read(unit -> unit.apps().find(app)).isEmpty());
  }

  /** Reads the keys of one app, when a change of kind keys or app names it; blocks. */
  public void refresh(AppName app) {
    Optional<AppKeys> found =
        store.read(unit -> unit.apps().find(app).map(row -> unit.keys().appKeys(app)));
    found.ifPresentOrElse(fresh -> keys.put(app, fresh), () -> keys.remove(app));
  }
}
