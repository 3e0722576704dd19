package org.millrace.sandbox;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A range of IPv4 addresses, written like {@code 198.18.0.0/16}. */
record NetworkRange(int address, int bits) {
  /** Fourteen addresses, one of them the gateway's. */
  private static final int BITS_OF_APP = 28;

  NetworkRange {
    if (bits < 1 || bits > 32 || (address & ~mask(bits)) != 0) {
      throw new IllegalArgumentException("no range of addresses: " + address + "/" + bits);
    }
  }

  /**
   * @throws IllegalArgumentException a sentence, when the text names no range
   */
  static NetworkRange parse(String text) {
    int slash = text.indexOf('/');
    try {
      if (slash > 0
          && InetAddress.ofLiteral(text.substring(0, slash)) instanceof Inet4Address address) {
        return new NetworkRange(
            ByteBuffer.wrap(address.getAddress()).getInt(),
            Integer.parseInt(text.substring(slash + 1)));
      }
    } catch (IllegalArgumentException unreadable) {
      // told below
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is no range of IPv4 addresses. Write the first one and how many bits are"
            + " fixed, such as 198.18.0.0/16.");
  }

  private static int mask(int bits) {
    return -1 << (32 - bits);
  }

  /** Pieces of this range for one app each that meet none of those taken. */
  Stream<NetworkRange> free(Collection<NetworkRange> taken) {
    int count = bits > BITS_OF_APP ? 0 : 1 << (BITS_OF_APP - bits);
    return IntStream.range(0, count)
        .mapToObj(piece -> new NetworkRange(address + (piece << (32 - BITS_OF_APP)), BITS_OF_APP))
        .filter(piece -> taken.stream().noneMatch(piece::overlaps));
  }

  boolean overlaps(NetworkRange other) {
    return ((address ^ other.address) & mask(Math.min(bits, other.bits))) == 0;
  }

  @Override
  public String toString() {
    byte[] bytes = ByteBuffer.allocate(4).putInt(address).array();
    return "%d.%d.%d.%d/%d"
        .formatted(bytes[0] & 255, bytes[1] & 255, bytes[2] & 255, bytes[3] & 255, bits);
  }
}
