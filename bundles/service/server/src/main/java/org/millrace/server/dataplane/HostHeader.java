package org.millrace.server.dataplane;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;

/** The host that a request names, or the listener's address when an old client names none. */
final class HostHeader {
  private HostHeader() {}

  /** Empty when it is no host. */
  static Optional<String> of(HttpServerRequest request) {
    String host = request.getHeader("host");
    if (host == null || host.isEmpty()) {
      SocketAddress local = request.localAddress();
      return Optional.of(local.hostAddress() + ":" + local.port());
    }
    return HeadTranslator.isHost(host) ? Optional.of(host) : Optional.empty();
  }
}
