package org.millrace.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LogHubTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Runs.T0);
  private final List<NumberedLine> stored = new ArrayList<>();
  private final LogHub hub =
      new LogHub(now::get, new SecretMask(app -> List.of("secret")), stored::add);

  private static List<String> texts(List<NumberedLine> lines) {
    return lines.stream().map(line -> line.line().message()).toList();
  }

  private void nextSecond() {
    now.updateAndGet(time -> time.plusSeconds(1));
  }

  @Test
  void a_watcher_hears_what_was_and_then_what_comes() {
    hub.add(Runs.line("one"));
    hub.add(Runs.line("two"));
    long first = stored.getFirst().number();
    List<NumberedLine> heard = new ArrayList<>();
    LogHub.Subscription watching = hub.watch(Runs.ORDERS, first, heard::add);
    hub.add(Runs.line("three"));
    watching.close();
    hub.add(Runs.line("four"));
    assertEquals(List.of("two", "three"), texts(heard));
    assertEquals(List.of("one", "two", "three", "four"), texts(hub.after(Runs.ORDERS, 0)));
  }

  @Test
  void lines_are_masked_before_anybody_sees_them() {
    hub.add(Runs.line("the secret is out"));
    assertEquals(List.of("the **** is out"), texts(stored));
    assertEquals(List.of("the **** is out"), texts(hub.after(Runs.ORDERS, 0)));
  }

  @Test
  void more_than_200_lines_in_a_second_become_a_numbered_gap() {
    for (int i = 0; i < 250; i++) {
      hub.add(Runs.line("line " + i));
    }
    assertEquals(200, stored.size());
    nextSecond();
    hub.add(Runs.line("after"));
    assertEquals(
        List.of("50 log lines were left out: more than 200 in a second.", "after"),
        texts(stored.subList(200, stored.size())));
    long last = stored.get(199).number();
    assertEquals(last + 51, stored.get(200).number());
  }

  @Test
  void a_gap_is_told_although_nothing_follows() {
    for (int i = 0; i < 201; i++) {
      hub.add(Runs.line("line " + i));
    }
    hub.tick();
    assertEquals(200, stored.size());
    nextSecond();
    hub.tick();
    hub.tick();
    assertEquals(201, stored.size());
  }

  @Test
  void only_the_last_lines_are_remembered_and_none_is_endless() {
    for (int second = 0; second < 11; second++) {
      for (int i = 0; i < 200; i++) {
        hub.add(Runs.line("x".repeat(20_000)));
      }
      nextSecond();
    }
    List<NumberedLine> remembered = hub.after(Runs.ORDERS, 0);
    assertEquals(AppLog.REMEMBERED, remembered.size());
    assertEquals(16_000, remembered.getLast().line().message().length());
  }

  @Test
  void a_watcher_that_fails_disturbs_nobody() {
    List<NumberedLine> heard = new ArrayList<>();
    hub.watch(
        Runs.ORDERS,
        0,
        line -> {
          throw new IllegalStateException("on purpose");
        });
    hub.watch(Runs.ORDERS, 0, heard::add);
    hub.add(Runs.line("one"));
    hub.add(Runs.line("two"));
    assertEquals(List.of("one", "two"), texts(heard));
  }

  @Test
  void numbers_grow_over_a_restart_of_the_agent() {
    hub.add(Runs.line("before"));
    nextSecond();
    LogHub restarted = new LogHub(now::get, new SecretMask(app -> List.of()), stored::add);
    restarted.add(Runs.line("after"));
    assertTrue(stored.getLast().number() > stored.getFirst().number());
  }

  @Test
  void one_who_comes_while_eight_write_misses_nothing() throws Exception {
    List<Long> heard = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> writing = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        writing.add(
            threads.submit(() -> {
              for (int line = 0; line < 25; line++) {
                hub.add(Runs.line("line"));
              }
            }));
      }
      hub.watch(Runs.ORDERS, 0, line -> heard.add(line.number()));
      for (Future<?> one : writing) {
        one.get();
      }
    }
    assertEquals(200, heard.size());
    assertEquals(heard.stream().sorted().distinct().toList(), heard);
    assertFalse(heard.isEmpty());
  }
}
