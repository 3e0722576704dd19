package org.millrace.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The content of one entry: never more bytes than the directory claims, and those it means. */
final class ZipContent extends InputStream {
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final InputStream content;
  private final ZipRecord entry;
  private final CRC32 crc = new CRC32();
  private long count;

  private ZipContent(InputStream content, ZipRecord entry) {
    this.content = content;
    this.entry = entry;
  }

  static ZipContent open(FileChannel channel, long start, ZipRecord entry) throws ZipDamage {
    InputStream packed = new Window(channel, start, start + entry.packed());
    return switch (entry.method()) {
      case STORED -> new ZipContent(packed, entry);
      case DEFLATED -> new ZipContent(new Inflated(packed), entry);
      default -> throw new ZipDamage("uses an unknown compression for " + entry.name());
    };
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = readContent(bytes, offset, length);
    if (read < 0) {
      if (count != entry.unpacked() || crc.getValue() != entry.crc()) {
        throw new ZipDamage("is damaged at " + entry.name());
      }
      return -1;
    }
    count += read;
    if (count > entry.unpacked()) {
      throw new ZipDamage("unpacks " + entry.name() + " to more than it says");
    }
    crc.update(bytes, offset, read);
    return read;
  }

  private int readContent(byte[] bytes, int offset, int length) throws IOException {
    try {
      return content.read(bytes, offset, length);
    } catch (ZipException broken) {
      throw new ZipDamage("is damaged at " + entry.name());
    } catch (java.io.EOFException ended) {
      throw new ZipDamage("is damaged at " + entry.name());
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  /** Frees the inflater's native memory, which the default constructor does only for its own. */
  private static final class Inflated extends InflaterInputStream {
    Inflated(InputStream packed) {
      super(packed, new Inflater(true), 16 * 1024);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }

  /** A stretch of the file. */
  private static final class Window extends InputStream {
    private final FileChannel channel;
    private final long end;
    private long position;

    Window(FileChannel channel, long start, long end) {
      this.channel = channel;
      this.position = start;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int wanted = (int) Math.min(length, end - position);
      if (wanted <= 0) {
        return length == 0 ? 0 : -1;
      }
      int read = channel.read(ByteBuffer.wrap(bytes, offset, wanted), position);
      if (read > 0) {
        position += read;
      }
      return read;
    }
  }
}
