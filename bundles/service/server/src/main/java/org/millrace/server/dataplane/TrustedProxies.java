package org.millrace.server.dataplane;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** The addresses whose X-Forwarded headers count. */
public final class TrustedProxies {
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * @param addresses each an IP address or a network such as {@code 10.1.0.0/16}
   */
  public static TrustedProxies of(List<String> addresses) {
    List<Network> networks = new ArrayList<>();
    for (String address : addresses) {
      networks.add(Network.parse(address.strip()));
    }
    return new TrustedProxies(List.copyOf(networks));
  }

  /** A text that is no IP address is not trusted. */
  boolean contains(String address) {
    if (networks.isEmpty()) {
      return false;
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return networks.stream().anyMatch(network -> network.contains(bytes));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private record Network(byte[] address, int bits) {

    static Network parse(String text) {
      int slash = text.indexOf('/');
      try {
        byte[] address =
            InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits >= 0 && bits <= address.length * 8) {
          return new Network(address, bits);
        }
      } catch (IllegalArgumentException unreadable) {
        // told below, in one sentence with what is wrong
      }
      throw new IllegalArgumentException(
          "'"
              + text
              + "' in TRUSTED_PROXIES is neither an IP address nor a network. Write 10.1.2.3 or 10.1.0.0/16.");
    }

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
