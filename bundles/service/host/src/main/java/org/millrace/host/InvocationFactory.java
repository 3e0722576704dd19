package org.millrace.host;

import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.millrace.host.port.InvocationRequest;

/** Makes invocations, with ids and trace contexts that only have to be unique, not secret. */
final class InvocationFactory {
  private static final long VERSION_MASK = 0xffffffffffff0fffL;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_MASK = 0x3fffffffffffffffL;

  private final Clock clock;
  private final LongSupplier nanoTime;

  InvocationFactory(Clock clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** SecureRandom, which UUID.randomUUID uses, takes a lock. */
  String id() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = random.nextLong() & VERSION_MASK | VERSION_4;
    long low = random.nextLong() & VARIANT_MASK | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }

  /** A new W3C trace context, not sampled. */
  String traceParent() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return "00-"
        + hex.toHexDigits(random.nextLong())
        + hex.toHexDigits(random.nextLong() | 1)
        + "-"
        + hex.toHexDigits(random.nextLong() | 1)
        + "-00";
  }

  Invocation of(FunctionEntry function, InvocationRequest request, boolean cold) {
    return new Invocation(function, request, clock.instant(), nanoTime.getAsLong(), cold);
  }
}
