package org.millrace.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.millrace.agent.AgentConfiguration.DatabaseAccess;
import org.millrace.cluster.AgentProfile;
import org.millrace.cluster.ChangeFeed;
import org.millrace.cluster.Cluster;
import org.millrace.cluster.HostStarter;
import org.millrace.cluster.Membership;
import org.millrace.cluster.PackageCache;
import org.millrace.cluster.SecretWatch;
import org.millrace.extensions.timer.TimerTriggers;
import org.millrace.extensions.timer.Timers;
import org.millrace.host.ScriptHostFactory;
import org.millrace.host.port.Sandbox;
import org.millrace.host.worker.WorkerRuntimes;
import org.millrace.management.Fingerprint;
import org.millrace.rpc.RpcWorkerChannels;
import org.millrace.rpc.WorkerEventLoops;
import org.millrace.sandbox.ProgramCheck;
import org.millrace.sandbox.Sandboxes;
import org.millrace.server.EventLoops;
import org.millrace.server.dataplane.AppLookup;
import org.millrace.server.dataplane.BodyLimits;
import org.millrace.server.dataplane.FrontEndSettings;
import org.millrace.server.dataplane.HostedAppLookup;
import org.millrace.server.dataplane.HttpFrontEnd;
import org.millrace.server.dataplane.TrustedProxies;
import org.millrace.server.management.ClusterOperations;
import org.millrace.server.management.ManagementParts;
import org.millrace.server.management.ManagementServer;
import org.millrace.server.management.ManagementSettings;
import org.millrace.server.tls.AuthorityCheck;
import org.millrace.store.AgentRun;
import org.millrace.store.InstallationKind;
import org.millrace.store.KeyRing;
import org.millrace.store.KnownSecrets;
import org.millrace.store.NewInstallation;
import org.millrace.store.Store;
import org.millrace.store.TimerBook;
import org.millrace.store.journal.InvocationJournal;
import org.millrace.store.secret.InstallationKey;
import org.millrace.store.sql.DatabaseConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running agent: the one place where its rooms are put together. Read {@link #assemble} as its
 * table of contents; it stops in the reverse order.
 */
public final class Agent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Agent.class);
  private static final Duration HTTP_GRACE = Duration.ofSeconds(30);

  private final AgentConfiguration configuration;
  private final Clock clock = Clock.systemUTC();
  private final Closer closer = new Closer();
  private AgentTls tls;
  private InetSocketAddress functions;
  private InetSocketAddress management;

  private Agent(AgentConfiguration configuration) {
    this.configuration = configuration;
  }

  /** Starts all of it, or nothing; what cannot be started says so in one sentence. */
  static Agent start(AgentConfiguration configuration) throws IOException {
    Agent agent = new Agent(configuration);
    try {
      agent.assemble();
      return agent;
    } catch (IOException | RuntimeException failure) {
      agent.close();
      throw failure;
    }
  }

  private void assemble() throws IOException {
    DataFolder data = closer.add("data folder", DataFolder.open(configuration.data()));
    Store store =
        closer.add(
            "store",
            Store.open(
                database(),
                new InstallationKey(configuration.keyFile()),
                new NewInstallation(configuration.installation(), InstallationKind.DEVELOPMENT),
                clock));
    tls = closer.add("certificate", AgentTls.open(configuration, store));
    ScheduledExecutorService timer = timer();
    ChangeFeed feed = closer.add("change feed", new ChangeFeed(store));
    KeyRing keys = new KeyRing(store);
    KnownSecrets secrets = new KnownSecrets(store);
    closer.add("secret watch", SecretWatch.start(feed, keys, secrets));
    InvocationJournal journal =
        closer.add("journal", new InvocationJournal(store, configuration.name(), secrets));

    Sandboxes.Choice isolation = closer.add("container engine", isolation(data));
    Sandbox sandbox = isolation.sandbox();
    sandbox.sweep();
    EventLoops loops = closer.add("event loops", EventLoops.start());
    RpcWorkerChannels channels =
        closer.add(
            "worker channels",
            RpcWorkerChannels.listen(
                WorkerEventLoops.of(loops.group()), anyLoopbackPort(), timer, clock));
    WorkerRuntimes runtimes =
        new WorkerRuntimes(
            MachineFacts.ownWorkers(),
            configuration.workers(),
            MachineFacts.visible(System.getenv()));
    ScriptHostFactory hosts =
        new ScriptHostFactory(sandbox, channels, keys, journal, runtimes, timer, clock)
            .withTriggers(List.of(new TimerTriggers()));
    PackageCache cache = new PackageCache(store, data.resolve("packages"), data.resolve("apps"));
    HostStarter starter =
        new HostStarter(store, cache, hosts, data.resolve("home"), data.resolve("slots"));
    AgentRun run = AgentRun.begin(configuration.name());
    Cluster cluster = new Cluster(store, run, feed, cache, starter);

    AppLookup apps = new HostedAppLookup(cluster.apps());
    HttpFrontEnd dataPlane = new HttpFrontEnd(loops, frontEnd(), apps);
    functions = dataPlane.start();
    tls.onRenewal(functions, dataPlane::show);
    closer.add(
        "membership",
        Membership.join(store, profile(run, sandbox, runtimes), data.resolve("run/agent")));
    Timers timers = new Timers(cluster.apps()::serving, new TimerBook(store), journal, run.owner());
    closer.add("timers", timers);
    closer.add("cluster", cluster);
    closer.onClose("data plane", () -> dataPlane.stop(HTTP_GRACE));
    closer.onClose("timer claims", timers::stopClaiming);
    cluster.start();
    timers.start();

    ManagementParts parts =
        new ManagementParts(
            store,
            tls.authority(),
            new ClusterOperations(cluster, cache),
            apps,
            feed,
            journal,
            List.of(
                store.check(),
                new AuthorityCheck(store),
                isolation.check(),
                new ProgramCheck(runtimes::programs, MachineFacts.visible(System.getenv()))));
    ManagementServer api = new ManagementServer(loops, managementSettings(data), parts);
    management = api.start();
    tls.onRenewal(management, api::show);
    tls.follow(feed, dataPlane::trust);
    closer.onClose("management API", () -> api.stop(HTTP_GRACE));
  }

  private Sandboxes.Choice isolation(DataFolder data) throws IOException {
    return Sandboxes.choose(
        Sandboxes.Isolation.valueOf(configuration.isolation().name()),
        configuration.dockerHost(),
        configuration.containerRange(),
        configuration.name(),
        data.resolve("slots"));
  }

  private DatabaseConfig database() {
    DatabaseAccess access = configuration.database();
    return access.url().isEmpty()
        ? DatabaseConfig.embedded(configuration.data())
        : new DatabaseConfig(access.url(), access.user(), access.password());
  }

  private ScheduledExecutorService timer() {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("agent-timer").daemon().factory());
    closer.onClose("timer", timer::shutdownNow);
    return timer;
  }

  private static InetSocketAddress anyLoopbackPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private FrontEndSettings frontEnd() {
    return new FrontEndSettings(
        configuration.functions(),
        tls.identity(configuration.functions()),
        Optional.of(tls.trusted()),
        configuration.hostSuffix(),
        TrustedProxies.of(configuration.trustedProxies()),
        BodyLimits.DEFAULT);
  }

  private ManagementSettings managementSettings(DataFolder data) {
    return new ManagementSettings(
        configuration.management(),
        tls.identity(configuration.management()),
        Optional.of(data.resolve("run/control.sock")),
        data.resolve("uploads"),
        configuration.name(),
        MachineFacts.version(),
        functionsUrl());
  }

  private AgentProfile profile(AgentRun run, Sandbox sandbox, WorkerRuntimes runtimes) {
    return new AgentProfile(
        run,
        MachineFacts.version(),
        MachineFacts.system(),
        sandbox.kind(),
        runtimes.languages(),
        configuration.labels(),
        functionsUrl());
  }

  public AgentConfiguration configuration() {
    return configuration;
  }

  /** Where the management API answers, with the port that was taken. */
  public InetSocketAddress management() {
    return management;
  }

  /** Where functions answer, with the port that was taken. */
  public InetSocketAddress functions() {
    return functions;
  }

  /** Where others reach the management API, without a slash at the end. */
  public String managementUrl() {
    return tls.url(management);
  }

  /** Where others reach functions, without a slash at the end. */
  public String functionsUrl() {
    return tls.url(functions);
  }

  /** Of the CA that signed this agent's certificate; empty when its API speaks in clear. */
  public Optional<Fingerprint> trusted() {
    return tls.isSecure(management)
        ? Optional.of(new Fingerprint(tls.fingerprint()))
        : Optional.empty();
  }

  @Override
  public void close() {
    closer.close();
    log.info("agent {} has stopped", configuration.name());
  }
}
