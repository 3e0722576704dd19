package org.millrace.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.model.AppName;

/** What the contract tests of the repositories share: an empty store for each test. */
@ParameterizedClass
@MethodSource("org.millrace.store.TestDatabase#all")
abstract class StoreContract {
  static final AppName ORDERS = new AppName("orders");
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final AgentRun NORTH = AgentRun.begin("north");
  static final String SHA = "ab".repeat(32);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  Store store;

  @BeforeEach
  void open() {
    store = database.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  void createOrders() {
    store.run(unit -> unit.apps().create(ORDERS));
  }

  /** Direct access for what no repository would ever do. */
  int sql(String statement, Object... parameters) {
    return store.write(unit -> unit.transaction().update(statement, parameters));
  }

  NewDeployment deployment(String author) {
    return new NewDeployment(ORDERS, author, "curl", "", SHA, 12);
  }

  DeploymentStart.Started started(String author) {
    DeploymentStart start =
        store.write(unit -> unit.deployments().start(deployment(author), NORTH, MINUTE));
    return (DeploymentStart.Started) start;
  }

  RevisionRow revision(String sha) {
    return store.write(unit ->
        unit.revisions()
            .create(
                new NewRevision(
                    ORDERS,
                    sha,
                    0,
                    Set.of("Old"),
                    false,
                    RevisionRow.Cause.DEPLOYMENT,
                    "",
                    "ann")));
  }

  /** Runs the task on that many threads at once and gathers what they answer. */
  static <T> List<T> atOnce(int threads, Callable<T> task) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<T> answers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(() -> {
              start.await();
              return task.call();
            }));
      }
      start.countDown();
      for (Future<T> answer : running) {
        answers.add(answer.get());
      }
    }
    return answers;
  }
}
