package org.millrace.model;

/**
 * How much a package may hold.
 *
 * @param ratio unpacked to packed bytes, judged above {@code ratioFrom} unpacked bytes
 */
public record PackageLimits(
    int entries, long packedBytes, long unpackedBytes, int ratio, long ratioFrom) {
  public static final PackageLimits DEFAULT =
      new PackageLimits(50_000, 512L << 20, 2L << 30, 200, 16L << 20);
}
