package org.millrace.console.core.script;

import java.util.Optional;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;

/**
 * What a command works on, as a command line has to name it.
 *
 * @param agent the way to the installation
 * @param name of a key or setting; a placeholder where none is chosen
 */
public record Subject(
    AgentConnection agent,
    Optional<App> app,
    Optional<Function> function,
    Optional<Deployment> deployment,
    String name) {
  private static final String ANY_NAME = "NAME";
  private static final String ANY_APP = "APP";

  /** The installation itself. */
  public static Subject of(AgentConnection agent) {
    return new Subject(agent, Optional.empty(), Optional.empty(), Optional.empty(), ANY_NAME);
  }

  public Subject with(App ofInstallation) {
    return new Subject(agent, Optional.of(ofInstallation), function, deployment, name);
  }

  public Subject with(Function ofApp) {
    return new Subject(agent, app, Optional.of(ofApp), deployment, name);
  }

  public Subject with(Deployment ofInstallation) {
    return new Subject(agent, app, function, Optional.of(ofInstallation), name);
  }

  /** A key or setting of that name. */
  public Subject named(String ofKeyOrSetting) {
    return new Subject(agent, app, function, deployment, ofKeyOrSetting);
  }

  String appName() {
    return app.map(App::name)
        .or(() -> deployment.map(Deployment::app))
        .map(Object::toString)
        .orElse(ANY_APP);
  }

  String functionName() {
    return function.map(Function::name).orElseThrow();
  }

  String deploymentNumber() {
    return Integer.toString(deployment.orElseThrow().number());
  }
}
