package org.millrace.agent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.millrace.server.tls.SubjectNames;

/** How others may call this machine. May ask a name server. */
final class MachineNames {
  private static final int MOST_ADDRESSES = 20;

  private MachineNames() {}

  /** Under which name other machines are told to call an address of this one. */
  static String host(InetSocketAddress listening) {
    InetAddress address = listening.getAddress();
    return address != null && address.isAnyLocalAddress()
        ? shortName().orElse("localhost")
        : listening.getHostString();
  }

  /** All that a certificate has to speak for. */
  static SubjectNames of(AgentConfiguration configuration) {
    List<String> names = new ArrayList<>();
    names.add("localhost");
    Optional<String> name = Optional.of(configuration.name()).filter(SubjectNames::isHost);
    Stream.of(shortName(), fullName(), name).flatMap(Optional::stream).forEach(names::add);
    String suffix = configuration.hostSuffix();
    if (!suffix.isEmpty()) {
      names.addAll(List.of(suffix, "*." + suffix));
    }
    names.addAll(List.of("127.0.0.1", "::1"));
    names.addAll(addresses());
    for (InetSocketAddress listening :
        List.of(configuration.management(), configuration.functions())) {
      if (!listening.getAddress().isAnyLocalAddress()) {
        names.add(literal(listening.getAddress()));
      }
    }
    return SubjectNames.of(names);
  }

  /** The domain of this machine's full name. */
  static Optional<String> domain() {
    return fullName().flatMap(MachineNames::domainOf);
  }

  /** Never one under which strangers register names: a machine may be called firm.co.uk. */
  static Optional<String> domainOf(String fullName) {
    String parent = fullName.substring(fullName.indexOf('.') + 1);
    HttpUrl url = new HttpUrl.Builder().scheme("https").host(fullName).build();
    return Optional.ofNullable(url.topPrivateDomain())
        .map(registered -> fullName.equals(registered) ? fullName : parent);
  }

  private static Optional<String> shortName() {
    try {
      return Optional.of(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT))
          .filter(SubjectNames::isHost);
    } catch (UnknownHostException nameless) {
      return Optional.empty();
    }
  }

  private static Optional<String> fullName() {
    try {
      return Optional.of(InetAddress.getLocalHost().getCanonicalHostName().toLowerCase(Locale.ROOT))
          .filter(name -> name.contains(".") && SubjectNames.isHost(name));
    } catch (UnknownHostException nameless) {
      return Optional.empty();
    }
  }

  private static List<String> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(MachineNames::literal)
          .limit(MOST_ADDRESSES)
          .toList();
    } catch (SocketException unreadable) {
      return List.of();
    }
  }

  /** Without the interface's name, which stands behind a percent sign. */
  private static String literal(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }
}
