package org.millrace.publish;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers an endpoint listens with. */
final class Listeners {
  private static final Logger log = LoggerFactory.getLogger(Listeners.class);

  private final Optional<HttpServer> http;
  private final Optional<HttpsServer> https;

  private Listeners(Optional<HttpServer> http, Optional<HttpsServer> https) {
    this.http = http;
    this.https = https;
  }

  /**
   * Takes the ports, without serving yet.
   *
   * @throws IOException which names the port that cannot be had
   */
  static Listeners bind(PublishOptions options, PublishTls.Refused refused) throws IOException {
    Optional<HttpServer> http = Optional.empty();
    if (options.http().isPresent()) {
      http = Optional.of(bindHttp(options.http().get()));
    }
    try {
      return new Listeners(http, bindHttps(options, refused));
    } catch (IOException e) {
      http.ifPresent(server -> server.stop(0));
      throw e;
    }
  }

  private static HttpServer bindHttp(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, 0);
    } catch (BindException e) {
      throw taken(address, e);
    }
  }

  private static Optional<HttpsServer> bindHttps(PublishOptions options, PublishTls.Refused refused)
      throws IOException {
    IOException last = null;
    for (InetSocketAddress address : options.https()) {
      try {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(options.tls().orElseThrow().configurator(refused));
        return Optional.of(server);
      } catch (BindException e) {
        // Below 1024 it is often a matter of rights; the next address is there for that.
        log.info("the publish endpoint cannot have {}: {}", address, e.getMessage());
        last = taken(address, e);
      }
    }
    if (last != null) {
      throw last;
    }
    return Optional.empty();
  }

  private static IOException taken(InetSocketAddress address, BindException cause) {
    return new IOException(
        "The publish endpoint cannot listen on "
            + address.getHostString()
            + ":"
            + address.getPort()
            + ": "
            + cause.getMessage()
            + ". Free the port or choose another.",
        cause);
  }

  /**
   * @param door makes the handler for a scheme
   */
  void serve(Function<String, FrontDoor> door, Executor threads) {
    http.ifPresent(server -> serve(server, door.apply("http"), threads));
    https.ifPresent(server -> serve(server, door.apply("https"), threads));
  }

  private static void serve(HttpServer server, FrontDoor door, Executor threads) {
    server.createContext("/", door);
    server.setExecutor(threads);
    server.start();
  }

  Optional<InetSocketAddress> http() {
    return http.map(HttpServer::getAddress);
  }

  Optional<InetSocketAddress> https() {
    return https.map(HttpServer::getAddress);
  }

  /** Closes every connection: the JDK's own way of waiting misses ends and waits in vain. */
  void stop() {
    http.ifPresent(server -> server.stop(0));
    https.ifPresent(server -> server.stop(0));
  }
}
