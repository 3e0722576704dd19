package org.millrace.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips byte by byte, so that they can lie. */
public final class ZipForge {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int entries;

  public static ZipForge app() {
    return new ZipForge().file("host.json", "{\"version\":\"2.0\"}");
  }

  public ZipForge file(String name, String text) {
    return entry(name, text.getBytes(StandardCharsets.UTF_8), 0, 0, -1);
  }

  public ZipForge file(String name, byte[] content) {
    return entry(name, content, 0, 0, -1);
  }

  public ZipForge withMode(String name, String text, int mode) {
    return entry(name, text.getBytes(StandardCharsets.UTF_8), mode, 0, -1);
  }

  public ZipForge encrypted(String name) {
    return entry(name, new byte[] {1}, 0, 1, -1);
  }

  /** Claims another size than it unpacks to. */
  public ZipForge lying(String name, byte[] content, long claimed) {
    return entry(name, content, 0, 0, claimed);
  }

  /** A directory entry that points at the data of an entry that is already there. */
  public ZipForge sharing(String name, byte[] content) {
    byte[] packed = deflate(content);
    central(name, crc(content), packed.length, content.length, 0, 0, 0);
    return this;
  }

  public Path write(Path path) throws IOException {
    Files.write(path, bytes());
    return path;
  }

  public byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(file.toByteArray());
    all.writeBytes(directory.toByteArray());
    ByteBuffer end = little(22);
    end.putInt(0x06054b50).putInt(0).putShort((short) entries).putShort((short) entries);
    end.putInt(directory.size()).putInt(file.size()).putShort((short) 0);
    all.writeBytes(end.array());
    return all.toByteArray();
  }

  private ZipForge entry(String name, byte[] content, int mode, int flags, long claimed) {
    byte[] packed = deflate(content);
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    long size = claimed < 0 ? content.length : claimed;
    central(name, crc(content), packed.length, size, mode, flags, file.size());
    ByteBuffer local = little(30);
    local.putInt(0x04034b50).putShort((short) 20).putShort((short) flags).putShort((short) 8);
    local.putInt(0).putInt((int) crc(content)).putInt(packed.length).putInt((int) size);
    local.putShort((short) nameBytes.length).putShort((short) 0);
    file.writeBytes(local.array());
    file.writeBytes(nameBytes);
    file.writeBytes(packed);
    return this;
  }

  private void central(
      String name, long crc, int packed, long unpacked, int mode, int flags, int offset) {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer record = little(46);
    record.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
    record.putShort((short) flags).putShort((short) 8).putInt(0).putInt((int) crc);
    record.putInt(packed).putInt((int) unpacked).putShort((short) nameBytes.length);
    record.putShort((short) 0).putShort((short) 0).putInt(0).putShort((short) 0);
    record.putShort(38, (short) 0).putInt(38, mode << 16).putInt(42, offset);
    directory.writeBytes(record.array());
    directory.writeBytes(nameBytes);
    entries++;
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return packed.toByteArray();
  }
}
