package org.millrace.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnstileTest {
  @Test
  void an_empty_one_is_empty_when_it_is_closed() {
    Turnstile turnstile = new Turnstile();
    assertTrue(turnstile.enter());
    turnstile.leave();
    assertTrue(turnstile.close().isDone());
    assertTrue(turnstile.close().isDone());
    assertFalse(turnstile.enter());
  }

  @Test
  void nobody_is_inside_once_it_says_so_however_many_push() throws Exception {
    Turnstile turnstile = new Turnstile();
    AtomicInteger inside = new AtomicInteger();
    CountDownLatch pushing = new CountDownLatch(8);
    List<Thread> visitors = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      visitors.add(Thread.startVirtualThread(() -> comeAndGo(turnstile, inside, pushing)));
    }
    assertTrue(pushing.await(10, TimeUnit.SECONDS));
    turnstile.close().get(10, TimeUnit.SECONDS);
    assertEquals(0, inside.get());
    for (Thread visitor : visitors) {
      visitor.join();
    }
  }

  private static void comeAndGo(Turnstile turnstile, AtomicInteger inside, CountDownLatch pushing) {
    while (turnstile.enter()) {
      inside.incrementAndGet();
      pushing.countDown();
      Thread.yield();
      inside.decrementAndGet();
      turnstile.leave();
    }
  }
}
