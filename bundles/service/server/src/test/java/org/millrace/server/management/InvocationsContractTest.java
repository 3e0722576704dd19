package org.millrace.server.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.HttpAnswer;
import org.millrace.management.CallScope;
import org.millrace.management.Invocation;
import org.millrace.management.InvocationQuery;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.InvokeRequest;
import org.millrace.management.Key;
import org.millrace.management.LogLine;

/** Calls of functions, and the records that are left of them. */
class InvocationsContractTest extends ManagementContract {
  @Test
  void a_test_call_brings_the_answer_and_its_log_lines() throws IOException {
    deployed();
    FakeApp shop = new FakeApp(SHOP, agent.journal);
    agent.running("shop", shop);
    InvokeAnswer answer =
        client.invoke(
            SHOP,
            new InvokeRequest("Hello", "post", "/api/hello?x=1", Map.of("X-Mine", "1"), "body"));
    assertEquals(201, answer.status());
    assertEquals("POST /api/hello x=1 body", answer.body());
    assertEquals(List.of("Content-Type: text/plain"), answer.headers());
    assertEquals(List.of("in hello"), answer.lines().stream().map(LogLine::message).toList());
    assertEquals(answer.invocationId(), answer.lines().getFirst().invocationId());
    String master =
        client.keys(SHOP).stream()
            .filter(key -> key.scope() == Key.Scope.MASTER)
            .findFirst()
            .orElseThrow()
            .value();
    assertEquals(Optional.of(master), shop.lastRequest().header("x-functions-key"));
  }

  @Test
  void a_function_of_another_trigger_is_run_with_a_value() throws IOException {
    deployed();
    agent.running("shop", new FakeApp(SHOP, agent.journal));
    InvokeAnswer done =
        client.invoke(SHOP, new InvokeRequest("nightly", "", "", Map.of(), "value"));
    assertEquals(200, done.status());
    assertEquals("nightly got value", done.body());
    InvokeAnswer failed =
        client.invoke(SHOP, new InvokeRequest("nightly", "", "", Map.of(), "fail"));
    assertEquals(500, failed.status());
    assertEquals("Error: asked to", failed.body());
  }

  @Test
  void a_call_to_an_app_that_does_not_run_here_is_refused() throws IOException {
    deployed();
    assertRefused(
        503,
        "The app shop does not run on this agent.",
        () -> client.invoke(SHOP, new InvokeRequest("hello", "GET", "/", Map.of(), "")));
    assertRefused(
        404,
        "The app shop has no function 'nothing'.",
        () -> client.invoke(SHOP, new InvokeRequest("nothing", "GET", "/", Map.of(), "")));
  }

  @Test
  void a_person_who_gives_up_cancels_the_call() throws Exception {
    deployed();
    FakeApp shop = new FakeApp(SHOP, agent.journal);
    agent.running("shop", shop);
    CallScope scope = new CallScope();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<InvokeAnswer> call =
          threads.submit(() ->
              client
                  .within(scope)
                  .invoke(SHOP, new InvokeRequest("hello", "GET", "/never", Map.of(), "")));
      CompletableFuture<HttpAnswer> never = shop.waiting().get(5, TimeUnit.SECONDS);
      scope.cancel();
      assertThrows(ExecutionException.class, () -> call.get(5, TimeUnit.SECONDS));
      assertThrows(CancellationException.class, () -> never.get(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void invocations_are_paged_and_told_with_their_lines() throws IOException {
    deployed();
    FakeApp shop = new FakeApp(SHOP, agent.journal);
    agent.running("shop", shop);
    for (String path : List.of("/1", "/2", "/3")) {
      client.invoke(SHOP, new InvokeRequest("hello", "GET", path, Map.of(), ""));
    }
    List<Invocation> first =
        client.invocations(SHOP, InvocationQuery.newest().of("hello").atMost(2));
    List<Invocation> second =
        client.invocations(SHOP, InvocationQuery.newest().olderThan(first.getLast()));
    assertEquals(2, first.size());
    assertEquals(1, second.size());
    assertEquals("SUCCEEDED", first.getFirst().outcome());
    assertEquals(List.of(), client.invocations(SHOP, InvocationQuery.newest().failed()));
    Invocation whole = client.invocation(SHOP, first.getFirst().id());
    assertEquals(List.of("in hello"), whole.lines().stream().map(LogLine::message).toList());
    assertRefused(
        404,
        "The app shop has no record of an invocation 'none'. Successful ones are not all recorded.",
        () -> client.invocation(SHOP, "none"));
  }
}
