package org.millrace.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallScopeTest {

  @Test
  void cancelling_ends_the_calls_of_the_scope_and_no_others() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch answer = new CountDownLatch(1);
    try (ScriptedAgent agent =
            new ScriptedAgent(exchange -> {
              asked.countDown();
              answer.await();
              ScriptedAgent.send(exchange, 200, "application/json", "[]");
            });
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ManagementClient client = agent.client();
      CallScope scope = new CallScope();
      Future<List<App>> ended = threads.submit(() -> client.within(scope).apps());
      Future<List<App>> other = threads.submit(client::apps);
      asked.await(5, TimeUnit.SECONDS);
      scope.cancel();
      ExecutionException failure =
          assertThrows(ExecutionException.class, () -> ended.get(5, TimeUnit.SECONDS));
      assertInstanceOf(IOException.class, failure.getCause());
      answer.countDown();
      assertEquals(List.of(), other.get(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void a_cancelled_scope_lets_nothing_begin() throws Exception {
    try (ScriptedAgent agent =
        new ScriptedAgent(
            exchange -> ScriptedAgent.send(exchange, 200, "application/json", "[]"))) {
      CallScope scope = new CallScope();
      scope.cancel();
      assertThrows(IOException.class, () -> agent.client().within(scope).apps());
    }
  }
}
