package org.millrace.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InstallationClockTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final AtomicReference<Instant> database = new AtomicReference<>(NOON);
  private final AtomicLong nanos = new AtomicLong(1_000);

  private InstallationClock clock(Instant wall) {
    return new InstallationClock(database::get, nanos::get, Clock.fixed(wall, ZoneOffset.UTC));
  }

  @Test
  void it_goes_by_the_database_and_the_nanoseconds_since_whatever_the_wall_clock_says() {
    InstallationClock clock = clock(NOON.minusSeconds(7_200));
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    assertEquals(NOON.plusSeconds(3), clock.instant());
    assertEquals(Duration.ofHours(-2), clock.wallAhead());
  }

  @Test
  void reading_again_follows_the_database() {
    InstallationClock clock = clock(NOON);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    database.set(NOON.plusSeconds(11));
    clock.synchronize();
    assertEquals(NOON.plusSeconds(11), clock.instant());
    assertEquals(Duration.ofSeconds(-11), clock.wallAhead());
  }

  @Test
  void half_of_the_round_trip_is_taken_as_the_way_back() {
    InstallationClock clock =
        new InstallationClock(
            () -> {
              nanos.addAndGet(Duration.ofMillis(40).toNanos());
              return NOON;
            },
            nanos::get,
            Clock.fixed(NOON, ZoneOffset.UTC));
    assertEquals(NOON.plusMillis(20), clock.instant());
  }
}
