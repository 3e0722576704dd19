package org.millrace.server.tls;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a certificate speaks for: host names, of which the first label may be {@code *}, and IP
 * addresses.
 *
 * @param names in lower case, each once, the first is the certificate's own name
 */
public record SubjectNames(List<String> names) {
  private static final int MOST = 50;
  private static final int LONGEST = 253;
  private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
  private static final Pattern HOST = Pattern.compile("(\\*\\.)?" + LABEL + "(\\." + LABEL + ")*");
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-f]*:[0-9a-f:.]*");
  private static final Pattern DIGITS_AT_THE_END = Pattern.compile(".*(^|\\.)[0-9]+");

  public SubjectNames {
    names = List.copyOf(new LinkedHashSet<>(names));
    if (names.isEmpty() || names.size() > MOST) {
      throw new IllegalArgumentException("A certificate has 1 to " + MOST + " names.");
    }
    names.forEach(SubjectNames::check);
  }

  /** The names in any letter case. */
  public static SubjectNames of(Collection<String> names) {
    return new SubjectNames(names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
  }

  private static void check(String name) {
    if (!isHost(name) && address(name).isEmpty()) {
      throw new IllegalArgumentException(
          "'" + name + "' is neither a host name nor an IP address.");
    }
  }

  /** Whether it is one, with {@code *} in place of the first label or without. */
  public static boolean isHost(String name) {
    return name.length() <= LONGEST
        && HOST.matcher(name).matches()
        && !DIGITS_AT_THE_END.matcher(name).matches();
  }

  /** The address that is written there; asks no name server. */
  static Optional<InetAddress> address(String name) {
    if (!LITERAL.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(name));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** Whether strangers on the internet cannot be what this address names. */
  static boolean isInside(InetAddress address) {
    boolean isUniqueLocal =
        address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || isUniqueLocal;
  }
}
