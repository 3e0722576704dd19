package org.millrace.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A zip read by its central directory. The JDK's own reader loads the whole directory into memory
 * and hides Unix modes; this one bounds both before it reads.
 */
final class ZipDirectory implements Closeable {
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int END_64_LOCATOR = 0x07064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int LARGEST_COMMENT = 0xffff;
  private static final int LARGEST_DIRECTORY = 16 << 20;
  private static final long IN_EXTRA_FIELD = 0xffffffffL;

  private final FileChannel channel;
  private final List<ZipRecord> records;

  private ZipDirectory(FileChannel channel, List<ZipRecord> records) {
    this.channel = channel;
    this.records = records;
  }

  /**
   * @param entries more of them are {@link ZipDamage}
   */
  static ZipDirectory open(Path zip, int entries) throws IOException {
    FileChannel channel = FileChannel.open(zip, StandardOpenOption.READ);
    try {
      return new ZipDirectory(channel, readRecords(channel, entries));
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  /** In the order of their place in the file, which is the order to read them in. */
  List<ZipRecord> records() {
    return records;
  }

  /** The entry's content; reading past what the directory claims or a wrong checksum is damage. */
  InputStream open(ZipRecord entry) throws IOException {
    ByteBuffer local = read(channel, entry.offset(), LOCAL_LENGTH);
    if (local.getInt(0) != LOCAL) {
      throw new ZipDamage("ends in the middle");
    }
    long start = entry.offset() + LOCAL_LENGTH + unsigned(local, 26) + unsigned(local, 28);
    if (start + entry.packed() > channel.size()) {
      throw new ZipDamage("ends in the middle");
    }
    return ZipContent.open(channel, start, entry);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static List<ZipRecord> readRecords(FileChannel channel, int entries) throws IOException {
    Bounds bounds = findEnd(channel);
    if (bounds.entries > entries) {
      throw new ZipDamage("has more than " + String.format("%,d", entries) + " entries");
    }
    if (bounds.length > LARGEST_DIRECTORY) {
      throw new ZipDamage("has names longer than 16 MB in all");
    }
    if (bounds.offset < 0 || bounds.offset + bounds.length > channel.size()) {
      throw new ZipDamage("ends in the middle");
    }
    ByteBuffer directory = read(channel, bounds.offset, (int) bounds.length);
    List<ZipRecord> records = new ArrayList<>();
    while (directory.remaining() >= ENTRY_LENGTH
        && directory.getInt(directory.position()) == ENTRY) {
      records.add(readRecord(directory));
    }
    if (records.size() != bounds.entries) {
      throw new ZipDamage("lists other entries than it says");
    }
    records.sort(Comparator.comparingLong(ZipRecord::offset));
    refuseOverlaps(records);
    return records;
  }

  /** Entries that share bytes are how a small file claims terabytes. */
  private static void refuseOverlaps(List<ZipRecord> records) throws ZipDamage {
    long end = 0;
    for (ZipRecord entry : records) {
      if (entry.offset() < end) {
        throw new ZipDamage("has entries that overlap");
      }
      end = entry.offset() + LOCAL_LENGTH + entry.packed();
    }
  }

  private static ZipRecord readRecord(ByteBuffer directory) throws ZipDamage {
    int at = directory.position();
    int nameLength = unsigned(directory, at + 28);
    int extraLength = unsigned(directory, at + 30);
    int commentLength = unsigned(directory, at + 32);
    int total = ENTRY_LENGTH + nameLength + extraLength + commentLength;
    if (total > directory.remaining()) {
      throw new ZipDamage("ends in the middle");
    }
    int flags = unsigned(directory, at + 8);
    byte[] name = new byte[nameLength];
    directory.get(at + ENTRY_LENGTH, name);
    long[] sizes = {
      unsignedInt(directory, at + 24),
      unsignedInt(directory, at + 20),
      unsignedInt(directory, at + 42)
    };
    ZipExtra.apply(
        directory.slice(at + ENTRY_LENGTH + nameLength, extraLength), sizes, IN_EXTRA_FIELD);
    directory.position(at + total);
    return new ZipRecord(
        ZipNames.decode(name, flags),
        flags,
        unsigned(directory, at + 10),
        directory.getInt(at + 38) >>> 16,
        unsignedInt(directory, at + 16),
        sizes[1],
        sizes[0],
        sizes[2]);
  }

  private record Bounds(long entries, long length, long offset) {}

  private static Bounds findEnd(FileChannel channel) throws IOException {
    long size = channel.size();
    int length = (int) Math.min(size, END_LENGTH + LARGEST_COMMENT);
    ByteBuffer tail = read(channel, size - length, length);
    for (int at = length - END_LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == END && at + END_LENGTH + unsigned(tail, at + 20) == length) {
        return bounds(channel, tail, at, size - length + at);
      }
    }
    throw new ZipDamage(startsLikeZip(channel) ? "ends in the middle" : "is not a zip");
  }

  private static Bounds bounds(FileChannel channel, ByteBuffer tail, int at, long position)
      throws IOException {
    Bounds small =
        new Bounds(unsigned(tail, at + 10), unsignedInt(tail, at + 12), unsignedInt(tail, at + 16));
    boolean large =
        small.entries == 0xffff || small.length == IN_EXTRA_FIELD || small.offset == IN_EXTRA_FIELD;
    if (!large || position < 20) {
      return small;
    }
    ByteBuffer locator = read(channel, position - 20, 20);
    if (locator.getInt(0) != END_64_LOCATOR) {
      return small;
    }
    ByteBuffer end = read(channel, locator.getLong(8), 56);
    if (end.getInt(0) != END_64) {
      throw new ZipDamage("ends in the middle");
    }
    return new Bounds(end.getLong(32), end.getLong(40), end.getLong(48));
  }

  private static boolean startsLikeZip(FileChannel channel) throws IOException {
    return channel.size() >= 4 && read(channel, 0, 4).getInt(0) == LOCAL;
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    if (position < 0 || position + length > channel.size()) {
      throw new ZipDamage("ends in the middle");
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new ZipDamage("ends in the middle");
      }
    }
    return buffer.flip();
  }

  private static int unsigned(ByteBuffer buffer, int at) {
    return Short.toUnsignedInt(buffer.getShort(at));
  }

  private static long unsignedInt(ByteBuffer buffer, int at) {
    return Integer.toUnsignedLong(buffer.getInt(at));
  }
}
