package org.millrace.console.ui.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.millrace.management.Agent;
import org.millrace.management.App;
import org.millrace.management.Change;
import org.millrace.management.Deployment;
import org.millrace.management.Deployment.LogEntry.Level;
import org.millrace.management.Function;
import org.millrace.management.Installation;
import org.millrace.management.InstallationChange;
import org.millrace.management.InstallationSnapshot;
import org.millrace.model.AppName;

/** What a fake agent knows; tests change it and every console that listens is told. */
final class FakeInstallation {
  private final FakeAuthority authority = new FakeAuthority();
  private Installation facts;
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final Map<AppName, App> apps = new TreeMap<>();
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<Agent> agents = new ArrayList<>();
  private static final Duration SOON = Duration.ofMillis(1900);

  private Deployment.State deployEnds = Deployment.State.LIVE;
  private Duration deployTakes = SOON;
  private String deployText = "";
  private long seq = 1;

  FakeInstallation(String name, Installation.Kind kind) {
    facts =
        new Installation(
            name,
            kind,
            kind != Installation.Kind.PRODUCTION,
            "pc-14",
            "0.1.0",
            authority.fingerprint().hex());
    agents.add(agent("pc-14", Agent.State.READY));
  }

  /** Its agents are of another release from now on. */
  synchronized void becomeVersion(String version) {
    facts =
        new Installation(
            facts.name(),
            facts.kind(),
            facts.acceptsPublishes(),
            facts.agent(),
            version,
            facts.caFingerprint());
    changed("installation", facts.name());
  }

  FakeAuthority authority() {
    return authority;
  }

  static FakeInstallation test() {
    return new FakeInstallation("test", Installation.Kind.TEST);
  }

  static Agent agent(String name, Agent.State state) {
    Instant now = Instant.now();
    return new Agent(
        name,
        state,
        "0.1.0",
        "linux",
        "docker",
        List.of("node 22", "java 25"),
        "http://127.0.0.1:7071",
        2,
        now.minus(Duration.ofHours(5)),
        now);
  }

  static Function http(String name, String method, String route) {
    return new Function(
        name, "httpTrigger", route, List.of(method), "function", true, "src/" + name + ".js", "");
  }

  void onChange(Consumer<Change> listener) {
    listeners.add(listener);
  }

  synchronized Installation facts() {
    return facts;
  }

  /** What becomes production takes no publishes unless that is said. */
  synchronized Installation change(InstallationChange change) {
    Installation.Kind kind = change.kind().orElse(facts.kind());
    boolean accepts =
        change
            .acceptsPublishes()
            .orElse(
                kind == facts.kind()
                    ? facts.acceptsPublishes()
                    : kind != Installation.Kind.PRODUCTION);
    facts =
        new Installation(
            facts.name(), kind, accepts, facts.agent(), facts.version(), facts.caFingerprint());
    changed("installation", "installation");
    return facts;
  }

  synchronized InstallationSnapshot snapshot() {
    return new InstallationSnapshot(
        seq, Instant.now(), facts, agents, List.copyOf(apps.values()), deployments);
  }

  synchronized long revision() {
    return seq;
  }

  synchronized App app(AppName name) {
    return apps.get(name);
  }

  synchronized App create(AppName name) {
    App made =
        new App(
            name, App.State.EMPTY, "", "", 0, Optional.empty(), url(name), List.of(), List.of());
    apps.put(name, made);
    changed("app", name.value());
    return made;
  }

  synchronized void addAgent(Agent agent) {
    agents.add(agent);
    changed("agent", agent.name());
  }

  synchronized void replaceAgent(Agent agent) {
    agents.replaceAll(known -> known.name().equals(agent.name()) ? agent : known);
    changed("agent", agent.name());
  }

  synchronized void add(String name, App.State state, String reason, Function... functions) {
    AppName app = new AppName(name);
    apps.put(
        app,
        new App(
            app,
            state,
            reason,
            "node",
            1,
            Optional.of(1),
            url(app),
            List.of(functions),
            List.of()));
    changed("app", name);
  }

  synchronized void add(Deployment deployment) {
    deployments.addFirst(deployment);
    changed("deployment", deployment.id());
  }

  synchronized void delete(AppName name) {
    apps.remove(name);
    changed("app", name.value());
  }

  synchronized void setState(AppName name, App.State state) {
    App app = apps.get(name);
    apps.put(name, with(app, state, app.liveDeployment()));
    changed("app", name.value());
  }

  synchronized void setEnabled(AppName name, String function, boolean enabled) {
    App app = apps.get(name);
    List<Function> functions =
        app.functions().stream()
            .map(one -> one.name().equals(function) ? with(one, enabled) : one)
            .toList();
    apps.put(name, with(app, functions));
    changed("app", name.value());
  }

  private static Function with(Function function, boolean enabled) {
    return new Function(
        function.name(),
        function.trigger(),
        function.source(),
        function.methods(),
        function.authLevel(),
        enabled,
        function.file(),
        function.error());
  }

  private static App with(App app, List<Function> functions) {
    return new App(
        app.name(),
        app.state(),
        app.reason(),
        app.stack(),
        app.revision() + 1,
        app.liveDeployment(),
        app.url(),
        functions,
        app.warnings());
  }

  /** Something that no snapshot holds is another now. */
  synchronized void touch(String kind, String id) {
    changed(kind, id);
  }

  /** How every deployment ends from now on. */
  synchronized void deploymentsEnd(Deployment.State state, String text) {
    deployEnds = state;
    deployText = text;
  }

  /** Takes a package; it has ended as soon as it is asked for. */
  /** Deployments end at once, and seem to have taken so long. */
  synchronized void deployTakes(Duration time) {
    deployTakes = time;
  }

  synchronized Deployment deploy(AppName name, long bytes) {
    App app = apps.containsKey(name) ? apps.get(name) : create(name);
    int number = 1 + (int) deployments.stream().filter(d -> d.app().equals(name)).count();
    Deployment taken = deployment(name, number, Deployment.State.CHECKING, "", bytes);
    deployments.addFirst(taken);
    apps.put(name, with(app, App.State.DEPLOYING, app.liveDeployment()));
    changed("deployment", taken.id());
    return taken;
  }

  synchronized Deployment deployment(AppName name, String id) {
    Deployment known =
        deployments.stream()
            .filter(d -> d.app().equals(name) && d.id().equals(id))
            .findFirst()
            .orElseThrow();
    return known.state().isRunning() ? end(known) : known;
  }

  synchronized List<Deployment> deployments(AppName name) {
    return deployments.stream().filter(d -> d.app().equals(name)).toList();
  }

  /** Somebody else makes another package live. */
  synchronized void overtake(AppName name, String author) {
    Deployment mine = deploy(name, 1000);
    Deployment theirs = deployment(name, mine.number(), Deployment.State.LIVE, "", 1000);
    Deployment live =
        new Deployment(
            theirs.id(),
            theirs.number(),
            name,
            theirs.state(),
            "",
            author,
            "console",
            "",
            theirs.received(),
            theirs.ended(),
            1000,
            "",
            theirs.revision(),
            true);
    deployments.replaceAll(d -> d.id().equals(live.id()) && d.app().equals(name) ? live : d);
    apps.put(name, with(apps.get(name), App.State.RUNNING, Optional.of(live.number())));
    changed("deployment", live.id());
  }

  private Deployment end(Deployment running) {
    Deployment ended =
        deployment(
            running.app(),
            running.number(),
            deployEnds,
            deployText,
            running.packageBytes(),
            deployTakes);
    deployments.replaceAll(d -> d.id().equals(running.id()) ? ended : d);
    App app = apps.get(running.app());
    boolean isLive = deployEnds == Deployment.State.LIVE;
    apps.put(
        running.app(),
        with(
            app, App.State.RUNNING, isLive ? Optional.of(running.number()) : app.liveDeployment()));
    changed("deployment", running.id());
    return ended;
  }

  /** The same lines for every deployment. */
  List<Deployment.LogEntry> deploymentLog() {
    Instant now = Instant.now();
    return List.of(
        new Deployment.LogEntry(now, Level.MESSAGE, "Package received, 20 KB."),
        new Deployment.LogEntry(now, Level.MESSAGE, "2 of 2 agents have it."),
        new Deployment.LogEntry(now, Level.WARNING, "Function report is not loaded."),
        new Deployment.LogEntry(now, Level.MESSAGE, "Switched on 2 of 2 agents."));
  }

  static Deployment deployment(
      AppName app, int number, Deployment.State state, String text, long bytes) {
    return deployment(app, number, state, text, bytes, SOON);
  }

  private static Deployment deployment(
      AppName app, int number, Deployment.State state, String text, long bytes, Duration ago) {
    Instant received = Instant.now().minus(ago);
    return new Deployment(
        "%032x".formatted(number),
        number,
        app,
        state,
        text,
        "anna",
        "console",
        "",
        received,
        state.isRunning() ? Optional.empty() : Optional.of(Instant.now()),
        bytes,
        "0".repeat(64),
        number,
        true);
  }

  private static App with(App app, App.State state, Optional<Integer> live) {
    return new App(
        app.name(),
        state,
        "",
        app.stack(),
        app.revision() + 1,
        live,
        app.url(),
        app.functions(),
        app.warnings());
  }

  private static String url(AppName name) {
    return "http://127.0.0.1:7071/functions/" + name;
  }

  private void changed(String kind, String id) {
    seq++;
    Change change = new Change(seq, kind, id);
    listeners.forEach(listener -> listener.accept(change));
  }
}
