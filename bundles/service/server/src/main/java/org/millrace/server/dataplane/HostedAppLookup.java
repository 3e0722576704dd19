package org.millrace.server.dataplane;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.millrace.cluster.HostedApps;
import org.millrace.cluster.Serving;
import org.millrace.host.ScriptHost;
import org.millrace.host.Visit;
import org.millrace.host.port.Datum;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationResult;

/** Finds apps among those that the cluster runs on this agent. */
public final class HostedAppLookup implements AppLookup {
  private static final Found UNKNOWN = new Unknown();
  private static final Found STARTING = new Starting();

  private final HostedApps apps;

  public HostedAppLookup(HostedApps apps) {
    this.apps = apps;
  }

  @Override
  public Found find(String name) {
    return find(name, null);
  }

  /**
   * @param drained a host that lets nobody in any more: whoever answers for it was named before
   */
  private Found find(String name, ScriptHost drained) {
    Optional<Serving> serving = apps.find(name);
    if (serving.isEmpty()) {
      return UNKNOWN;
    }
    return switch (serving.get()) {
      case Serving.By(ScriptHost host) -> host == drained ? NotServing.ERROR : enter(name, host);
      case Serving.Starting starting -> STARTING;
      case Serving.Elsewhere(List<String> agents) -> new Elsewhere(agents);
      case Serving.Not(String reason) -> new NotServing(reason);
    };
  }

  private Found enter(String name, ScriptHost host) {
    Optional<Visit> visit = host.enter();
    return visit.isPresent() ? new Running(new Hosted(visit.get())) : find(name, host);
  }

  private record Hosted(Visit visit) implements RunningApp {
    @Override
    public CompletionStage<HttpAnswer> handle(HttpRequest request) {
      return visit.handle(request);
    }

    @Override
    public CompletionStage<InvocationResult> invoke(
        String invocationId, String function, Datum input) {
      return visit.invoke(invocationId, function, input, Map.of());
    }

    @Override
    public void leave() {
      visit.leave();
    }
  }
}
