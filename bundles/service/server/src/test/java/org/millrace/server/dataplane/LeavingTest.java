package org.millrace.server.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;

/**
 * However a request ends, its caller leaves the app, once: an app is drained when all have left.
 */
class LeavingTest {
  private static final BodyLimits LIMITS = new BodyLimits(1_000, 10_000);

  private final Shop shop = new Shop();
  private FrontEndFixture functions;

  /** Answers when it is told to. */
  private static final class Shop implements FrontEndFixture.HttpApp {
    private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    private final Semaphore called = new Semaphore(0);
    private final Semaphore left = new Semaphore(0);

    @Override
    public CompletionStage<HttpAnswer> handle(HttpRequest request) {
      called.release();
      return answer;
    }

    @Override
    public void leave() {
      left.release();
    }
  }

  @BeforeEach
  void start() throws Exception {
    functions = new FrontEndFixture("", TrustedProxies.NONE, LIMITS);
    functions.found("shop", new AppLookup.Running(shop));
  }

  @AfterEach
  void stop() {
    functions.close();
  }

  private void assertLeft() throws InterruptedException {
    assertTrue(shop.left.tryAcquire(10, TimeUnit.SECONDS), "the caller is still inside");
    assertEquals(0, shop.left.availablePermits(), "the caller left more than once");
  }

  @Test
  void when_the_answer_is_out() throws Exception {
    shop.answer.complete(FrontEndFixture.text("well"));
    assertEquals(200, functions.get("/functions/shop/").statusCode());
    assertLeft();
  }

  @Test
  void when_the_caller_goes_while_the_function_runs() throws Exception {
    try (RawCaller caller = functions.raw()) {
      caller.send("GET /functions/shop/ HTTP/1.1\r\nHost: a\r\n\r\n");
      assertTrue(shop.called.tryAcquire(10, TimeUnit.SECONDS));
      assertEquals(0, shop.left.availablePermits());
    }
    assertLeft();
  }

  /** The first is kept back until it is whole, the second is passed on as it comes. */
  @ParameterizedTest
  @ValueSource(ints = {500, 5_000})
  void when_the_caller_goes_in_the_middle_of_a_body(int announced) throws Exception {
    try (RawCaller caller = functions.raw()) {
      caller.send(head(announced) + "half of it");
      functions.lookedFor("shop").get(10, TimeUnit.SECONDS);
    }
    assertLeft();
  }

  @Test
  void when_the_body_is_too_large() throws Exception {
    try (RawCaller caller = functions.raw()) {
      caller.send(head(20_000));
      assertLeft();
    }
    assertEquals(0, shop.called.availablePermits());
  }

  private static String head(int announced) {
    return "POST /functions/shop/ HTTP/1.1\r\nHost: a\r\nContent-Length: " + announced + "\r\n\r\n";
  }
}
