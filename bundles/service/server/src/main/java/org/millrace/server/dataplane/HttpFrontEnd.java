package org.millrace.server.dataplane;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.millrace.server.EventLoops;
import org.millrace.server.ListenException;
import org.millrace.server.ListenerOptions;
import org.millrace.server.tls.TlsIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where function apps answer. It finds the app that a request means, shows it the request as if the
 * app stood at the root, and writes its answer.
 *
 * <p>Callers are untrusted: the size of head and body is limited, the Host header has to be a host,
 * X-Forwarded headers count from configured proxies only, identity headers never come through, and
 * neither do headers of the connection. Keys and routes are the app's own business.
 */
public final class HttpFrontEnd {
  private static final Logger log = LoggerFactory.getLogger(HttpFrontEnd.class);

  private final EventLoops loops;
  private final FrontEndSettings settings;
  private final AppLookup apps;
  private final AppAddresses addresses;
  private final HeadTranslator heads;
  private final WaitingRoom waiting;
  private final Relay relay;
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

  public HttpFrontEnd(EventLoops loops, FrontEndSettings settings, AppLookup apps) {
    this.loops = loops;
    this.settings = settings;
    this.apps = apps;
    this.addresses = new AppAddresses(settings.hostSuffix());
    this.heads = new HeadTranslator(settings.proxies());
    this.waiting = new WaitingRoom(loops.vertx(), apps);
    this.relay = new Relay(loops.vertx(), settings.proxies(), settings.authority());
  }

  /**
   * Listens with one server a loop; blocks until it does.
   *
   * @return the address with the port that was taken
   */
  public InetSocketAddress start() throws IOException {
    try {
      loops
          .vertx()
          .deployVerticle(Listener::new, new DeploymentOptions().setInstances(loops.count()))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException refused) {
      InetSocketAddress at = settings.address();
      throw new ListenException(
          "Functions cannot be served on " + at.getHostString() + ":" + at.getPort(),
          refused.getCause(),
          "Free the port or set FUNCTIONS_ADDRESS");
    }
    int port = servers.getFirst().actualPort();
    log.info("functions answer on {}:{}", settings.address().getHostString(), port);
    return new InetSocketAddress(settings.address().getHostString(), port);
  }

  /**
   * Shows new connections this certificate and leaves those that are open; needs to have listened
   * with TLS before. Blocks until it does.
   */
  public void show(TlsIdentity renewed) {
    List<Future<Boolean>> shown =
        servers.stream()
            .map(server -> server.updateSSLOptions(ListenerOptions.renewed(renewed)))
            .toList();
    Future.all(shown).toCompletionStage().toCompletableFuture().join();
  }

  /**
   * Trusts other agents whose certificates are signed by these.
   *
   * @param authorities PEM
   */
  public void trust(String authorities) {
    relay.trust(authorities);
  }

  /**
   * Takes no new connections and lets running requests end; blocks until they did or {@code grace}
   * is over, then cuts them.
   */
  public void stop(Duration grace) {
    List<Future<Void>> ends = servers.stream().map(server -> server.shutdown(grace)).toList();
    Future.join(ends).toCompletionStage().toCompletableFuture().join();
    servers.clear();
    relay.close();
    log.info("functions are not served any more");
  }

  private void handle(HttpServerRequest request) {
    String path = request.path();
    Optional<String> host = HostHeader.of(request);
    if (host.isEmpty() || path == null || !path.startsWith("/")) {
      PlainAnswer.badRequest(request);
      return;
    }
    Optional<AppAddress> address = addresses.resolve(host.get(), path);
    if (address.isEmpty()) {
      PlainAnswer.noApp(request);
      return;
    }
    AppLookup.Found found = apps.find(address.get().app());
    if (found instanceof AppLookup.Starting) {
      waiting.await(
          request, address.get().app(), later -> serve(request, address.get(), host.get(), later));
    } else {
      serve(request, address.get(), host.get(), found);
    }
  }

  private void serve(
      HttpServerRequest request, AppAddress address, String host, AppLookup.Found found) {
    switch (found) {
      case AppLookup.Running(RunningApp app) ->
          new Exchange(request, app, settings.limits())
              .begin(body -> heads.translate(request, address, host, body));
      case AppLookup.Elsewhere(List<String> agents) -> relay.pass(request, host, agents);
      case AppLookup.NotServing(String reason) -> PlainAnswer.notServing(request, reason);
      case AppLookup.Starting starting ->
          PlainAnswer.notServing(request, AppLookup.NotServing.ERROR.reason());
      case AppLookup.Unknown unknown -> PlainAnswer.unknownApp(request, address.app());
    }
  }

  /** One server of a loop; all of them share the port. */
  private final class Listener extends VerticleBase {
    @Override
    public Future<?> start() {
      HttpServerOptions options = ListenerOptions.of(settings.tls());
      HttpServer server = vertx.createHttpServer(options).requestHandler(HttpFrontEnd.this::handle);
      return server.listen(address()).onSuccess(servers::add);
    }

    private SocketAddress address() {
      InetSocketAddress wanted = settings.address();
      return wanted.getPort() == 0
          ? SocketAddress.sharedRandomPort(1, wanted.getHostString())
          : SocketAddress.inetSocketAddress(wanted.getPort(), wanted.getHostString());
    }
  }
}
