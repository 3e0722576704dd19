package org.millrace.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.millrace.host.ScriptHost;
import org.millrace.model.AppName;

/** The apps that this agent knows, looked up by every request: one read of a concurrent map. */
public final class HostedApps {
  private static final Optional<Serving> NOT_KNOWN_YET = Optional.of(new Serving.Starting());

  private final ConcurrentHashMap<String, HostedApp> apps = new ConcurrentHashMap<>();
  private volatile boolean areKnown;

  /**
   * Empty when there is no app of that name. While an agent that has just started does not know yet
   * which there are, each may be there and start.
   */
  public Optional<Serving> find(String app) {
    HostedApp hosted = apps.get(app);
    if (hosted != null) {
      return Optional.of(hosted.serving());
    }
    return areKnown ? Optional.empty() : NOT_KNOWN_YET;
  }

  /** The script hosts that answer for their apps on this agent right now. */
  public List<ScriptHost> serving() {
    return apps.values().stream()
        .map(HostedApp::serving)
        .filter(Serving.By.class::isInstance)
        .map(serving -> ((Serving.By) serving).host())
        .toList();
  }

  /** All apps that there are have their place here. */
  void areKnown() {
    areKnown = true;
  }

  HostedApp at(AppName app) {
    return apps.computeIfAbsent(app.value(), name -> new HostedApp(app, new Serving.Starting()));
  }

  Collection<HostedApp> all() {
    return apps.values();
  }

  void remove(AppName app) {
    apps.remove(app.value());
  }
}
