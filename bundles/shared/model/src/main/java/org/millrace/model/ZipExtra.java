package org.millrace.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The extra field of a central directory entry, of which only the 64-bit sizes matter. */
final class ZipExtra {
  private static final int SIZES_64 = 0x0001;

  private ZipExtra() {}

  /** Replaces each value that equals the marker by the next one in the extra field. */
  static void apply(ByteBuffer extra, long[] values, long marker) throws ZipDamage {
    extra.order(ByteOrder.LITTLE_ENDIAN);
    while (extra.remaining() >= 4) {
      int id = Short.toUnsignedInt(extra.getShort());
      int length = Short.toUnsignedInt(extra.getShort());
      if (length > extra.remaining()) {
        return;
      }
      if (id == SIZES_64) {
        replace(
            extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN), values, marker);
      }
      extra.position(extra.position() + length);
    }
  }

  private static void replace(ByteBuffer sizes, long[] values, long marker) throws ZipDamage {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != marker || sizes.remaining() < Long.BYTES) {
        continue;
      }
      values[i] = sizes.getLong();
      if (values[i] < 0) {
        throw new ZipDamage("has an entry of negative size");
      }
    }
  }
}
