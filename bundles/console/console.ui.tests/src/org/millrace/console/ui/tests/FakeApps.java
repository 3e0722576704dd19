package org.millrace.console.ui.tests;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.regex.Matcher;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.model.AppName;

/** The apps of a fake agent and what is deployed to them. */
final class FakeApps {
  private final FakeInstallation installation;
  private final FakePackages packages;

  FakeApps(FakeInstallation installation, FakePackages packages) {
    this.installation = installation;
    this.packages = packages;
  }

  void app(HttpExchange exchange, Matcher path) throws IOException {
    App app = installation.app(new AppName(path.group(1)));
    if (app == null) {
      Replies.problem(exchange, 404, "There is no app " + path.group(1) + ".");
    } else {
      Replies.json(exchange, 200, app);
    }
  }

  void create(HttpExchange exchange, Matcher path) throws IOException {
    AppName name = new AppName(Replies.body(exchange).get("name").textValue());
    Replies.json(exchange, 201, installation.create(name));
  }

  void delete(HttpExchange exchange, Matcher path) throws IOException {
    installation.delete(new AppName(path.group(1)));
    Replies.empty(exchange);
  }

  void act(HttpExchange exchange, Matcher path) throws IOException {
    App.State state = path.group(2).equals("stop") ? App.State.STOPPED : App.State.RUNNING;
    AppName name = new AppName(path.group(1));
    installation.setState(name, state);
    Replies.json(exchange, 200, installation.app(name));
  }

  void deploy(HttpExchange exchange, Matcher path) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    AppName name = new AppName(path.group(1));
    String query = exchange.getRequestURI().getQuery();
    boolean isBased = query.contains("baseRevision=");
    if (isBased && !query.contains("baseRevision=" + installation.app(name).revision() + "&")) {
      Replies.problem(exchange, 409, name + " has changed since you started.");
      return;
    }
    packages.arrive(name.value(), body);
    Replies.json(exchange, 202, installation.deploy(name, body.length));
  }

  void deployments(HttpExchange exchange, Matcher path) throws IOException {
    Replies.json(exchange, 200, installation.deployments(new AppName(path.group(1))));
  }

  void deployment(HttpExchange exchange, Matcher path) throws IOException {
    Deployment deployment = installation.deployment(new AppName(path.group(1)), path.group(2));
    if (deployment.state() == Deployment.State.LIVE) {
      packages.goLive(path.group(1));
    }
    Replies.json(exchange, 200, deployment);
  }

  void toggle(HttpExchange exchange, Matcher path) throws IOException {
    boolean isEnabled = path.group(3).equals("enable");
    installation.setEnabled(new AppName(path.group(1)), path.group(2), isEnabled);
    Replies.empty(exchange);
  }

  void cancel(HttpExchange exchange, Matcher path) throws IOException {
    installation.deploymentsEnd(Deployment.State.CANCELLED, "Cancelled by anna.");
    deployment(exchange, path);
  }

  void rollBack(HttpExchange exchange, Matcher path) throws IOException {
    Replies.json(exchange, 202, installation.deploy(new AppName(path.group(1)), 1000));
  }
}
