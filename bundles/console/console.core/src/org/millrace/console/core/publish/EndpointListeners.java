package org.millrace.console.core.publish;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the console's publish endpoint is to listen.
 *
 * @param port on this machine, in clear; 0 for any that is free
 * @param securePort with TLS; 0 for any that is free, {@link #NONE} for none. The usual one may be
 *     the machine's web server's, so another stands in for it
 * @param forOthers whether other machines may publish, with TLS alone
 */
public record EndpointListeners(int port, int securePort, boolean forOthers) {
  /** Profiles carry the ports, so they are the same every day. */
  public static final int USUAL_PORT = 7072;

  /** The only one that every publishing client can reach. */
  public static final int USUAL_SECURE_PORT = 443;

  public static final int NONE = -1;

  private static final int INSTEAD_OF_USUAL = 7443;

  public EndpointListeners at(int anotherPort) {
    return new EndpointListeners(anotherPort, securePort, forOthers);
  }

  InetSocketAddress plain() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** The first that can be had is taken. */
  List<InetSocketAddress> secure() {
    IntStream ports =
        switch (securePort) {
          case NONE -> IntStream.empty();
          case USUAL_SECURE_PORT -> IntStream.of(USUAL_SECURE_PORT, INSTEAD_OF_USUAL);
          default -> IntStream.of(securePort);
        };
    return ports.mapToObj(this::secure).toList();
  }

  private InetSocketAddress secure(int at) {
    return forOthers
        ? new InetSocketAddress(at)
        : new InetSocketAddress(InetAddress.getLoopbackAddress(), at);
  }
}
