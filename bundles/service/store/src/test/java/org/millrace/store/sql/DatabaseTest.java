package org.millrace.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

  private static Database inMemory() {
    return Database.open(new DatabaseConfig("jdbc:h2:mem:" + UUID.randomUUID(), "", ""));
  }

  private static boolean lease(Transaction transaction, String name, long token) {
    return transaction.insertUnlessThere(
        """
        INSERT INTO lease (name, owner, token, until_us) VALUES (?, '', ?, 0)
        """,
        name,
        token);
  }

  private static int raise(Transaction transaction, String name) {
    return transaction.update(
        """
        UPDATE lease SET token = token + 1 WHERE name = ?
        """,
        name);
  }

  private static long token(Database database, String name) {
    return database.transact(transaction ->
        transaction
            .first(
                """
                SELECT token FROM lease WHERE name = ?
                """,
                row -> row.number("token"),
                name)
            .orElse(0L));
  }

  @Test
  void what_a_unit_throws_rolls_it_back_and_comes_out_as_it_was() {
    try (Database database = inMemory()) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  database.transact(transaction -> {
                    lease(transaction, "a", 5);
                    throw new IllegalStateException("on purpose");
                  }));
      assertEquals("on purpose", thrown.getMessage());
      assertEquals(0, token(database, "a"));
    }
  }

  @Test
  void a_unit_may_go_on_after_a_duplicate_but_after_nothing_else() {
    try (Database database = inMemory()) {
      database.transact(transaction -> lease(transaction, "a", 1));
      boolean inserted = database.transact(transaction -> lease(transaction, "a", 2));
      assertFalse(inserted);
      assertThrows(
          IllegalStateException.class,
          () ->
              database.transact(transaction -> {
                lease(transaction, "b", 1);
                assertThrows(
                    StoreException.class,
                    () ->
                        transaction.update(
                            """
                            UPDATE nothing SET here = 1
                            """));
                return true;
              }));
      assertEquals(0, token(database, "b"));
    }
  }

  @Test
  void two_units_that_deadlock_are_both_done_in_the_end() throws Exception {
    try (Database database = inMemory();
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      database.transact(transaction -> lease(transaction, "a", 0) && lease(transaction, "b", 0));
      CyclicBarrier bothHaveOne = new CyclicBarrier(2);
      Future<Integer> one =
          threads.submit(() -> raiseBoth(database, bothHaveOne, List.of("a", "b")));
      Future<Integer> other =
          threads.submit(() -> raiseBoth(database, bothHaveOne, List.of("b", "a")));
      assertTrue(one.get() + other.get() >= 3, "one of them was run again");
      assertEquals(2, token(database, "a"));
      assertEquals(2, token(database, "b"));
    }
  }

  private static int raiseBoth(Database database, CyclicBarrier meeting, List<String> names) {
    AtomicInteger attempts = new AtomicInteger();
    database.transact(transaction -> {
      raise(transaction, names.getFirst());
      if (attempts.incrementAndGet() == 1) {
        meet(meeting);
      }
      return raise(transaction, names.getLast());
    });
    return attempts.get();
  }

  private static void meet(CyclicBarrier meeting) {
    try {
      meeting.await(10, TimeUnit.SECONDS);
    } catch (Exception never) {
      throw new IllegalStateException(never);
    }
  }

  @Test
  void an_interrupt_of_the_caller_harms_neither_its_unit_nor_the_database(@TempDir Path data)
      throws Exception {
    try (Database database = Database.open(DatabaseConfig.embedded(data))) {
      for (int i = 0; i < 20; i++) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> flagKept = new CompletableFuture<>();
        Thread caller =
            Thread.ofVirtual()
                .start(() -> {
                  database.transact(transaction -> writeMuch(transaction, begun));
                  flagKept.complete(Thread.currentThread().isInterrupted());
                });
        begun.await();
        caller.interrupt();
        assertTrue(flagKept.get(30, TimeUnit.SECONDS));
      }
      assertEquals(20 * 200, token(database, "much"));
    }
  }

  private static boolean writeMuch(Transaction transaction, CountDownLatch begun) {
    lease(transaction, "much", 0);
    for (int i = 0; i < 200; i++) {
      raise(transaction, "much");
      begun.countDown();
    }
    return true;
  }

  @Test
  void a_unit_inside_a_unit_is_a_mistake_that_is_told() {
    try (Database database = inMemory()) {
      assertThrows(
          IllegalStateException.class,
          () -> database.transact(transaction -> token(database, "a")));
    }
  }

  @Test
  void more_callers_than_connections_take_turns() throws Exception {
    try (Database database = inMemory();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      database.transact(transaction -> lease(transaction, "a", 0));
      List<Future<Integer>> all =
          IntStream.range(0, 200)
              .mapToObj(i ->
                  threads.submit(() -> database.transact(transaction -> raise(transaction, "a"))))
              .toList();
      for (Future<Integer> one : all) {
        assertEquals(1, one.get());
      }
      assertEquals(200, token(database, "a"));
    }
  }

  @Test
  void a_database_file_of_another_process_is_named_with_what_to_do(@TempDir Path data)
      throws Exception {
    Process holder = holdFile(data);
    try {
      StoreException refused =
          assertThrows(StoreException.class, () -> Database.open(DatabaseConfig.embedded(data)));
      assertEquals(
          "The database file "
              + data.resolve("db/millrace.mv.db")
              + " is open in another process. Stop the agent that uses it, or give this one a DATA"
              + " folder of its own, or let both use one database server by DATABASE_URL.",
          refused.getMessage());
    } finally {
      holder.getOutputStream().close();
      holder.waitFor();
    }
    Database.open(DatabaseConfig.embedded(data)).close();
  }

  @Test
  void what_was_committed_is_there_after_its_process_was_killed(@TempDir Path data)
      throws Exception {
    holdFile(data).destroyForcibly().waitFor();

    try (Database database = Database.open(DatabaseConfig.embedded(data))) {
      assertEquals(7, token(database, "held"));
    }
  }

  private static Process holdFile(Path data) throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FileHolder.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals('o', holder.getInputStream().read());
    return holder;
  }

  @Test
  void a_closed_database_says_so() {
    Database database = inMemory();
    database.close();
    database.close();
    assertThrows(RuntimeException.class, () -> token(database, "a"));
  }

  @Test
  void agents_that_open_an_empty_database_together_all_succeed() throws Exception {
    DatabaseConfig config = new DatabaseConfig("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
    try (Database keepsItInMemory = Database.open(config);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      keepsItInMemory.transact(transaction ->
          transaction.update(
              """
              DROP ALL OBJECTS
              """));
      List<Future<Database>> opening =
          IntStream.range(0, 4).mapToObj(i -> threads.submit(() -> Database.open(config))).toList();
      for (Future<Database> open : opening) {
        try (Database database = open.get()) {
          assertEquals(0, token(database, "a"));
        }
      }
    }
  }
}
