package org.millrace.publish;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Visual Studio, dotnet, GitHub Actions, curl and whatever else speaks Kudu's ZipDeploy or
 * OneDeploy publish to installations. It keeps nothing: deployments, their logs and the lock live
 * in the installation, which also judges each client's credential.
 *
 * <p>Starts once and stops once; to listen elsewhere, make another.
 */
public final class PublishEndpoint implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PublishEndpoint.class);

  private final PublishOptions options;
  private final Supplier<List<PublishInstallation>> installations;
  private final PublishListener told;
  private final EndpointTime time;
  private final Seldom refusals;
  private final StallWatch watch = new StallWatch();
  private final RequestThreads threads;
  private Optional<Listeners> listeners = Optional.empty();

  /**
   * @param installations those connected now; asked for each request
   */
  public PublishEndpoint(
      PublishOptions options,
      Supplier<List<PublishInstallation>> installations,
      PublishListener listener,
      Clock clock) {
    this(
        options,
        installations,
        listener,
        new EndpointTime(clock, PublishTiming.USUAL, new StopSignal()));
  }

  PublishEndpoint(
      PublishOptions options,
      Supplier<List<PublishInstallation>> installations,
      PublishListener listener,
      EndpointTime time) {
    this.options = options;
    this.installations = installations;
    this.told = new SafeListener(listener);
    this.time = time;
    this.refusals = new Seldom(time.clock());
    this.threads = new RequestThreads(watch, time.timing().head());
  }

  /**
   * Listens from now on.
   *
   * @throws IOException with a sentence when a port or the folder for uploads cannot be had
   */
  public synchronized void start() throws IOException {
    if (listeners.isPresent()) {
      throw new IllegalStateException("this publish endpoint was started before");
    }
    PackageInbox inbox = new PackageInbox(options.uploads(), options.packageLimit(), time.clock());
    inbox.open();
    Listeners bound = Listeners.bind(options, this::tlsRefused);
    listeners = Optional.of(bound);
    watch.start();
    serve(bound, inbox);
    bound.http().ifPresent(address -> log.info("publish endpoint listens on {}", address));
    bound
        .https()
        .ifPresent(address -> log.info("publish endpoint listens with TLS on {}", address));
  }

  private void serve(Listeners bound, PackageInbox inbox) {
    PatientAgent patience = new PatientAgent(time);
    DeploymentAnswers answers = new DeploymentAnswers(time);
    Author author = new Author(options.localUser());
    Deployer deployer = new Deployer(inbox, author, answers, patience, time);
    Resources resources = new Resources(deployer, answers, patience, author);
    RequestReader reader = new RequestReader(resources, time);
    TargetFinder targets = new TargetFinder(installations, patience);
    AnswerWriter writer = new AnswerWriter(time.timing());
    bound.serve(scheme -> new FrontDoor(scheme, reader, resources, targets, writer, told), threads);
  }

  private void tlsRefused(String client, SSLException reason) {
    String why = TlsRefusal.of(reason).sentence(client);
    if (refusals.isNew(why)) {
      log.warn(why);
    } else {
      log.debug(why);
    }
    told.tlsRefused(client, why);
  }

  /** Where it listens without TLS; the port is the real one when any was asked for. */
  public synchronized Optional<InetSocketAddress> httpAddress() {
    return listeners.flatMap(Listeners::http);
  }

  /** Where it listens with TLS. */
  public synchronized Optional<InetSocketAddress> httpsAddress() {
    return listeners.flatMap(Listeners::https);
  }

  /**
   * Answers what can be answered within seconds and cuts the rest off; nothing half is deployed.
   */
  public synchronized void stop() {
    time.waiting().stop();
    threads.quiesce();
    listeners.ifPresent(Listeners::stop);
    threads.stop();
    watch.stop();
  }

  @Override
  public void close() {
    stop();
  }
}
