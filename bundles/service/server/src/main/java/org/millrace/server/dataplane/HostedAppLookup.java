package org.millrace.server.dataplane;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.millrace.cluster.HostedApps;
import org.millrace.cluster.Serving;
import org.millrace.host.ScriptHost;
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
    Optional<Serving> serving = apps.find(name);
    if (serving.isEmpty()) {
      return UNKNOWN;
    }
    return switch (serving.get()) {
      case Serving.By(ScriptHost host) -> new Running(new Hosted(host));
      case Serving.Starting starting -> STARTING;
      case Serving.Elsewhere(List<String> agents) -> new Elsewhere(agents);
      case Serving.Not(String reason) -> new NotServing(reason);
    };
  }

  private record Hosted(ScriptHost host) implements RunningApp {
    @Override
    public CompletionStage<HttpAnswer> handle(HttpRequest request) {
      return host.handle(request);
    }

    @Override
    public CompletionStage<InvocationResult> invoke(
        String invocationId, String function, Datum input) {
      return host.invoke(invocationId, function, input, Map.of());
    }
  }
}
