package org.millrace.server.management;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.millrace.server.EventLoops;
import org.millrace.server.ListenException;
import org.millrace.server.ListenerOptions;
import org.millrace.server.rest.BlockingCalls;
import org.millrace.server.rest.Caller;
import org.millrace.server.rest.Gate;
import org.millrace.server.rest.RestFrontEnd;
import org.millrace.server.rest.Routes;
import org.millrace.server.tls.TlsIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the management API answers: on an address for whoever has a token, and on the control
 * socket for the agent's own user, who is an admin.
 */
public final class ManagementServer {
  private static final Logger log = LoggerFactory.getLogger(ManagementServer.class);

  private final EventLoops loops;
  private final ManagementSettings settings;
  private final Gate gate;
  private final PackageInbox inbox;
  private final BlockingCalls threads = new BlockingCalls();
  private final LiveStreams streams;
  private final Routes routes;
  private final RestFrontEnd frontEnd;
  private final List<HttpServer> servers = new ArrayList<>();
  private volatile InetSocketAddress listening;

  public ManagementServer(EventLoops loops, ManagementSettings settings, ManagementParts parts) {
    this.loops = loops;
    this.settings = settings;
    this.gate = new CredentialGate(parts.store());
    this.inbox = new PackageInbox(settings.uploads());
    this.streams = LiveStreams.of(parts, settings.agent());
    this.routes =
        new Routes(new ManagementRoutes(settings, parts, inbox, streams, () -> listening).all());
    this.frontEnd = new RestFrontEnd(loops.vertx(), routes, threads, new FailureWords());
  }

  /**
   * Listens; blocks until it does.
   *
   * @return the address with the port that was taken
   */
  public InetSocketAddress start() throws IOException {
    inbox.open();
    InetSocketAddress wanted = settings.address();
    HttpServer server =
        listen(
            SocketAddress.inetSocketAddress(wanted.getPort(), wanted.getHostString()),
            loops
                .vertx()
                .createHttpServer(ListenerOptions.of(settings.tls()))
                .requestHandler(request -> frontEnd.handle(request, gate)),
            "The management API cannot be served on "
                + wanted.getHostString()
                + ":"
                + wanted.getPort(),
            "Free the port or set MANAGEMENT_ADDRESS");
    listening = new InetSocketAddress(wanted.getHostString(), server.actualPort());
    if (settings.controlSocket().isPresent()) {
      openControlSocket(settings.controlSocket().get());
    }
    log.info("the management API answers on {}:{}", wanted.getHostString(), server.actualPort());
    return listening;
  }

  private void openControlSocket(Path socket) throws IOException {
    Caller operator = new Caller.Admin(System.getProperty("user.name"));
    Files.deleteIfExists(socket);
    listen(
        SocketAddress.domainSocketAddress(socket.toString()),
        loops
            .vertx()
            .createHttpServer(ListenerOptions.inClear())
            .requestHandler(request -> frontEnd.handle(request, authorization -> operator)),
        "The control socket " + socket + " cannot be opened",
        "Check who owns its folder");
    // Its folder lets nobody else in, so nobody could connect before this.
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
  }

  private HttpServer listen(SocketAddress at, HttpServer server, String what, String advice)
      throws IOException {
    try {
      server.listen(at).toCompletionStage().toCompletableFuture().join();
      servers.add(server);
      return server;
    } catch (CompletionException refused) {
      throw new ListenException(what, refused.getCause(), advice);
    }
  }

  /**
   * Shows new connections this certificate and leaves those that are open; needs to have listened
   * with TLS before. Blocks until it does.
   */
  public void show(TlsIdentity renewed) {
    // The control socket, which speaks in clear, comes after it.
    servers
        .getFirst()
        .updateSSLOptions(ListenerOptions.renewed(renewed))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  /** What can be asked for. */
  Routes routes() {
    return routes;
  }

  /**
   * Ends streams, takes no new calls and lets running ones end; blocks until they did or {@code
   * grace} is over, then cuts them.
   */
  public void stop(Duration grace) {
    streams.end();
    List<Future<Void>> ends = servers.stream().map(server -> server.shutdown(grace)).toList();
    Future.join(ends).toCompletionStage().toCompletableFuture().join();
    threads.close();
    settings.controlSocket().ifPresent(ManagementServer::remove);
    log.info("the management API does not answer any more");
  }

  private static void remove(Path socket) {
    try {
      Files.deleteIfExists(socket);
    } catch (IOException stays) {
      log.warn("the control socket {} could not be removed: {}", socket, stays.getMessage());
    }
  }
}
