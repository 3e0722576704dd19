package org.millrace.command;

import java.net.InetSocketAddress;
import okhttp3.HttpUrl;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Addresses as people write them. */
final class Addresses implements ITypeConverter<InetSocketAddress> {
  private static final String FORM = "' is no address. Write HOST:PORT, such as 127.0.0.1:7072.";

  @Override
  public InetSocketAddress convert(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new TypeConversionException("'" + text + FORM);
    }
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      InetSocketAddress address = new InetSocketAddress(text.substring(0, colon), port);
      if (address.isUnresolved()) {
        throw new TypeConversionException("The host of '" + text + "' is not known.");
      }
      return address;
    } catch (IllegalArgumentException noPort) {
      throw new TypeConversionException("'" + text + FORM);
    }
  }

  /** A URL for clients on this machine, without a path. */
  static String url(InetSocketAddress bound) {
    return url(bound, "localhost");
  }

  /**
   * The same for clients that call this machine by name.
   *
   * @param machine stands for an address that means all of them
   */
  static String url(InetSocketAddress bound, String machine) {
    return url("http", bound, machine);
  }

  static String url(String scheme, InetSocketAddress bound, String machine) {
    String host = bound.getAddress().isAnyLocalAddress() ? machine : bound.getHostString();
    String url =
        new HttpUrl.Builder().scheme(scheme).host(host).port(bound.getPort()).build().toString();
    return url.substring(0, url.length() - 1);
  }
}
