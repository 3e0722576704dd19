package org.millrace.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.InvocationSink.Ended;
import org.millrace.store.sql.StoreException;

class JournalFlusherTest {
  private final AtomicReference<StoreException> trouble = new AtomicReference<>();
  private final BlockingQueue<Batch> tried = new LinkedBlockingQueue<>();
  private final BlockingQueue<Batch> stored = new LinkedBlockingQueue<>();
  private final BoundedQueue<Ended> records = new BoundedQueue<>(3);
  private final BoundedQueue<NumberedLine> lines = new BoundedQueue<>(10);
  private final Map<InvocationJournal.TallyKey, FunctionTally> tallies = new ConcurrentHashMap<>();
  private final SecretMask mask = new SecretMask(app -> List.of());
  private final JournalFlusher flusher =
      new JournalFlusher(
          this::shelve,
          () -> Runs.T0,
          new JournalRows("north", mask),
          records,
          lines,
          tallies,
          new LogHub(() -> Runs.T0, mask, line -> {}));

  private void shelve(Batch batch) {
    StoreException failure = trouble.get();
    tried.add(batch);
    if (failure != null) {
      throw failure;
    }
    stored.add(batch);
  }

  @BeforeEach
  void start() {
    flusher.start();
  }

  @AfterEach
  void stop() {
    flusher.stop(Duration.ofSeconds(10));
  }

  private void fail(StoreException.Kind kind) {
    trouble.set(new StoreException(kind, "on purpose", null));
  }

  @Test
  void a_batch_waits_for_a_database_that_is_away_and_is_stored_when_it_is_back() throws Exception {
    fail(StoreException.Kind.UNAVAILABLE);
    assertTrue(records.offer(Runs.run("one")));
    assertTrue(tried.poll(10, TimeUnit.SECONDS).records().size() == 1);
    assertTrue(records.offer(Runs.run("two")));
    trouble.set(null);
    assertEquals("one", stored.poll(10, TimeUnit.SECONDS).records().getFirst().id());
    assertEquals("two", stored.poll(10, TimeUnit.SECONDS).records().getFirst().id());
  }

  @Test
  void a_batch_that_the_database_refuses_is_given_up_and_the_next_one_is_stored() throws Exception {
    fail(StoreException.Kind.OTHER);
    assertTrue(records.offer(Runs.run("poison")));
    assertTrue(tried.poll(10, TimeUnit.SECONDS).records().size() == 1);
    trouble.set(null);
    assertTrue(records.offer(Runs.run("good")));
    Batch next = stored.poll(10, TimeUnit.SECONDS);
    assertEquals("good", next.records().getFirst().id());
  }

  @Test
  void who_waits_for_the_flush_is_told_also_when_nothing_could_be_stored() throws Exception {
    fail(StoreException.Kind.UNAVAILABLE);
    assertTrue(records.offer(Runs.run("one")));
    CompletableFuture<Void> done = new CompletableFuture<>();
    flusher.tellWhenFlushed(done);
    done.get(10, TimeUnit.SECONDS);
    assertTrue(stored.isEmpty());
    trouble.set(null);
  }

  @Test
  void a_full_queue_takes_nothing_more_until_it_is_drained() {
    BoundedQueue<Integer> queue = new BoundedQueue<>(2);
    assertTrue(queue.offer(1) && queue.offer(2) && !queue.offer(3));
    assertEquals(List.of(1), queue.drain(1));
    assertTrue(queue.offer(4));
    assertEquals(List.of(2, 4), queue.drain(9));
    assertEquals(0, queue.size());
  }
}
