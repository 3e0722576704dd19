package org.millrace.publish;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
  @Test
  void one_fault_does_not_silence_it() throws InterruptedException {
    AtomicBoolean failed = new AtomicBoolean();
    CountDownLatch askedAgain = new CountDownLatch(1);

    try (Announcement _ =
        Announcement.toAll(
            () -> {
              if (!failed.getAndSet(true)) {
                throw new IllegalStateException("a bug of who knows the installations");
              }
              askedAgain.countDown();
              return List.of();
            },
            "http://127.0.0.1:7072",
            "pc-14",
            Duration.ofMillis(1))) {
      assertTrue(askedAgain.await(20, TimeUnit.SECONDS));
    }
  }
}
