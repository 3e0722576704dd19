package org.millrace.command;

import java.net.InetSocketAddress;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/**
 * Where a publish endpoint listens with TLS: an address, or a host alone for the port that clients
 * expect where it can be had.
 *
 * @param choices the first that can be had is taken
 */
record TlsAddresses(List<InetSocketAddress> choices) {
  private static final int USUAL_PORT = 443;
  private static final int OTHER_PORT = 7443;

  static final class Reader implements ITypeConverter<TlsAddresses> {
    private final Addresses addresses = new Addresses();

    @Override
    public TlsAddresses convert(String text) {
      boolean hasPort =
          text.matches(".*:[0-9]+")
              && (text.indexOf(':') == text.lastIndexOf(':') || text.contains("]:"));
      return new TlsAddresses(
          hasPort
              ? List.of(addresses.convert(text))
              : List.of(
                  addresses.convert(text + ":" + USUAL_PORT),
                  addresses.convert(text + ":" + OTHER_PORT)));
    }
  }
}
