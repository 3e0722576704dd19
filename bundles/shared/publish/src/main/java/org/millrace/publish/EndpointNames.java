package org.millrace.publish;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What clients call an endpoint by, beside {@code *.scm.} of the installation's suffix.
 *
 * @param needed names without which the certificate is of no use
 * @param wished names that the CA may refuse
 */
public record EndpointNames(List<String> needed, List<String> wished) {
  public EndpointNames {
    needed = List.copyOf(new LinkedHashSet<>(needed));
    wished = List.copyOf(new LinkedHashSet<>(wished));
  }

  /**
   * For an endpoint on this machine.
   *
   * @param machine its name, with or without a domain
   * @param listening where it listens with TLS
   */
  public static EndpointNames of(String machine, List<InetSocketAddress> listening) {
    List<String> needed = new ArrayList<>(List.of("localhost"));
    int dot = machine.indexOf('.');
    String shortName = dot < 0 ? machine : machine.substring(0, dot);
    if (!shortName.isEmpty()) {
      needed.add(shortName);
    }
    needed.addAll(List.of("127.0.0.1", "::1"));
    List<String> wished = new ArrayList<>(dot < 0 ? List.of() : List.of(machine));
    for (InetSocketAddress each : listening) {
      InetAddress address = each.getAddress();
      if (address != null && !address.isAnyLocalAddress() && !address.isLoopbackAddress()) {
        wished.add(address.getHostAddress().replaceFirst("%.*", ""));
      }
    }
    return new EndpointNames(needed, wished);
  }

  public EndpointNames and(List<String> more) {
    List<String> all = new ArrayList<>(needed);
    all.addAll(more);
    return new EndpointNames(all, wished);
  }

  List<String> all() {
    List<String> all = new ArrayList<>(needed);
    all.addAll(wished);
    return all;
  }
}
