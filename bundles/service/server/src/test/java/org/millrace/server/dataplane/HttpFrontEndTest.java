package org.millrace.server.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.Body;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;
import org.millrace.server.EventLoops;

class HttpFrontEndTest {
  private FrontEndFixture functions;

  @BeforeEach
  void start() throws IOException {
    functions = new FrontEndFixture();
  }

  @AfterEach
  void stop() {
    functions.close();
  }

  @Test
  void an_app_sees_itself_at_the_root() throws Exception {
    functions.app("shop", FrontEndFixture::show);
    String seen = functions.get("/functions/shop/api/orders/a%2Fb?x=1&y=%20").body();
    String host = "127.0.0.1:" + functions.address().getPort();
    assertTrue(seen.startsWith("GET /api/orders/a%2Fb\nquery x=1&y=%20\n"), seen);
    assertTrue(seen.contains("url http://" + host + "/api/orders/a%2Fb?x=1&y=%20\n"), seen);
    assertTrue(seen.contains("x-forwarded-prefix: /functions/shop\n"), seen);
    assertTrue(seen.contains("x-forwarded-host: " + host + "\n"), seen);
    assertTrue(seen.contains("x-forwarded-proto: http\n"), seen);
    assertTrue(seen.contains("x-forwarded-for: 127.0.0.1\n"), seen);
  }

  @Test
  void a_host_name_names_the_app_and_takes_nothing_off() throws Exception {
    functions.app("shop", FrontEndFixture::show);
    try (RawCaller caller = functions.raw()) {
      caller.send("GET /api/x HTTP/1.1\r\nHost: shop.localhost\r\nConnection: close\r\n\r\n");
      String answer = caller.readToEnd();
      assertTrue(answer.contains("url http://shop.localhost/api/x\n"), answer);
      assertFalse(answer.contains("x-forwarded-prefix"), answer);
    }
  }

  @Test
  void what_strangers_forward_or_claim_does_not_come_through() throws Exception {
    functions.app("shop", FrontEndFixture::show);
    String seen =
        functions
            .call(
                HttpRequest.newBuilder(functions.uri("/functions/shop/api/x"))
                    .header("X-Forwarded-For", "192.0.2.1")
                    .header("X-Forwarded-Host", "evil.example")
                    .header("X-Forwarded-Port", "1")
                    .header("Forwarded", "for=192.0.2.1")
                    .header("X-MS-CLIENT-PRINCIPAL", "e30=")
                    .header("x-ms-client-principal-id", "admin")
                    .header("X-Other", "kept"))
            .body();
    for (String gone : List.of("192.0.2.1", "evil", "x-forwarded-port", "principal")) {
      assertFalse(seen.contains(gone), seen);
    }
    assertTrue(seen.contains("x-other: kept\n"), seen);
    assertTrue(seen.contains("from 127.0.0.1\n"), seen);
  }

  @Test
  void headers_of_the_connection_end_here() throws Exception {
    functions.app("shop", FrontEndFixture::show);
    try (RawCaller caller = functions.raw()) {
      caller.send(
          """
          GET /functions/shop/ HTTP/1.1\r
          Host: a\r
          Connection: close\r
          Connection: keep-alive, X-Mine\r
          X-Mine: 1\r
          TE: trailers\r
          Upgrade: h2c\r
          Keep-Alive: 5\r
          \r
          """);
      String answer = caller.readToEnd();
      String seen = answer.substring(answer.indexOf("\r\n\r\n"));
      for (String gone : List.of("connection", "x-mine", "te:", "upgrade", "keep-alive")) {
        assertFalse(seen.contains(gone), seen);
      }
    }
  }

  @Test
  void an_unknown_app_is_404_in_plain_words() throws Exception {
    HttpResponse<String> answer = functions.get("/functions/nothing/api/x");
    assertEquals(404, answer.statusCode());
    assertEquals(
        "There is no function app 'nothing' here. Check the name in the address.", answer.body());
  }

  @Test
  void an_address_without_an_app_says_where_apps_are() throws Exception {
    assertEquals(404, functions.get("/api/x").statusCode());
    assertEquals(200, functions.get("/").statusCode());
    assertTrue(functions.get("/").body().contains("/functions/<app>/"));
  }

  @Test
  void an_app_that_does_not_run_is_503_with_the_reason() throws Exception {
    functions.found("shop", AppLookup.NotServing.ERROR);
    HttpResponse<String> answer = functions.get("/functions/shop/api/x");
    assertEquals(503, answer.statusCode());
    assertEquals("Function host is not running.", answer.body());
  }

  @Test
  void a_request_waits_for_an_app_that_comes_up() throws Exception {
    functions.found("shop", new AppLookup.Starting());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> answer =
          threads.submit(() ->
              functions.call(
                  HttpRequest.newBuilder(functions.uri("/functions/shop/"))
                      .POST(HttpRequest.BodyPublishers.ofString("patience"))));
      functions.lookedFor("shop").get(5, TimeUnit.SECONDS);
      functions.app("shop", FrontEndFixture::echo);
      assertEquals("patience", answer.get(5, TimeUnit.SECONDS).body());
    }
  }

  @Test
  void a_host_header_that_is_no_host_is_refused() throws Exception {
    try (RawCaller caller = functions.raw()) {
      caller.send("GET / HTTP/1.1\r\nHost: a/b?c\r\nConnection: close\r\n\r\n");
      assertTrue(caller.readToEnd().startsWith("HTTP/1.1 400 "));
    }
  }

  @Test
  void an_old_client_without_host_gets_the_listeners_address() throws Exception {
    functions.app("shop", FrontEndFixture::show);
    try (RawCaller caller = functions.raw()) {
      caller.send("GET /functions/shop/ HTTP/1.0\r\n\r\n");
      String answer = caller.readToEnd();
      assertTrue(
          answer.contains("url http://127.0.0.1:" + functions.address().getPort() + "/\n"), answer);
    }
  }

  @Test
  void a_status_without_a_body_goes_out_without_a_length() throws Exception {
    functions.app("shop", request -> done(HttpAnswer.empty(204)));
    try (RawCaller caller = functions.raw()) {
      caller.send("GET /functions/shop/ HTTP/1.1\r\nHost: a\r\n\r\n");
      String head = caller.readHead();
      assertTrue(head.startsWith("HTTP/1.1 204 No Content\r\n"), head);
      assertFalse(head.toLowerCase(java.util.Locale.ROOT).contains("content-length"), head);
      caller.send("GET /functions/shop/ HTTP/1.1\r\nHost: a\r\n\r\n");
      assertTrue(caller.readHead().startsWith("HTTP/1.1 204"), "the connection goes on");
    }
  }

  @Test
  void head_gets_the_head_alone() throws Exception {
    functions.app(
        "shop",
        request ->
            done(
                new HttpAnswer(
                    200, List.of(new Header("Content-Length", "7")), Body.of(new byte[7]))));
    try (RawCaller caller = functions.raw()) {
      caller.send("HEAD /functions/shop/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      String answer = caller.readToEnd().toLowerCase(java.util.Locale.ROOT);
      assertTrue(answer.contains("content-length: 7\r\n"), answer);
      assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }
  }

  @Test
  void the_framing_is_ours_whatever_the_app_says() throws Exception {
    functions.app(
        "shop",
        request ->
            done(
                new HttpAnswer(
                    200,
                    List.of(
                        new Header("Content-Length", "99"),
                        new Header("Transfer-Encoding", "chunked"),
                        new Header("Set-Cookie", "a=1"),
                        new Header("Set-Cookie", "b=2")),
                    Body.of(new byte[] {'o', 'k'}))));
    HttpResponse<String> answer = functions.get("/functions/shop/");
    assertEquals("ok", answer.body());
    assertEquals(List.of("a=1", "b=2"), answer.headers().allValues("set-cookie"));
    assertEquals(List.of("2"), answer.headers().allValues("content-length"));
  }

  @Test
  void an_answer_that_cannot_be_sent_is_500() throws Exception {
    functions.app("status", request -> done(HttpAnswer.empty(99)));
    functions.app(
        "header",
        request ->
            done(new HttpAnswer(200, List.of(new Header("X", "a\r\nSet-Cookie: b")), Body.EMPTY)));
    functions.app("failed", request -> CompletableFuture.failedFuture(new IOException("broken")));
    for (String app : List.of("status", "header", "failed")) {
      HttpResponse<String> answer = functions.get("/functions/" + app + "/");
      assertEquals(500, answer.statusCode(), app);
      assertEquals("", answer.body(), app);
    }
  }

  @Test
  void an_app_may_complete_on_any_thread() throws Exception {
    try (ExecutorService elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
      functions.app(
          "shop",
          request -> CompletableFuture.supplyAsync(() -> FrontEndFixture.text("later"), elsewhere));
      assertEquals("later", functions.get("/functions/shop/").body());
    }
  }

  @Test
  void pipelined_requests_are_answered_in_order() throws Exception {
    functions.app("shop", FrontEndFixture::show);
    try (RawCaller caller = functions.raw()) {
      caller.send(
          "GET /functions/shop/1 HTTP/1.1\r\nHost: a\r\n\r\n"
              + "GET /functions/shop/2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      String answers = caller.readToEnd();
      assertTrue(answers.indexOf("GET /1\n") < answers.indexOf("GET /2\n"), answers);
      assertTrue(answers.contains("GET /1\n"), answers);
    }
  }

  @Test
  void a_caller_who_goes_away_cancels_the_call() throws Exception {
    CompletableFuture<HttpAnswer> never = new CompletableFuture<>();
    CountDownLatch called = new CountDownLatch(1);
    functions.app(
        "shop",
        request -> {
          called.countDown();
          return never;
        });
    try (RawCaller caller = functions.raw()) {
      caller.send("GET /functions/shop/ HTTP/1.1\r\nHost: a\r\n\r\n");
      assertTrue(called.await(5, TimeUnit.SECONDS));
    }
    Assertions.assertThrows(
        java.util.concurrent.CancellationException.class, () -> never.get(5, TimeUnit.SECONDS));
  }

  @Test
  void stopping_lets_running_requests_end() throws Exception {
    CompletableFuture<HttpAnswer> slow = new CompletableFuture<>();
    CountDownLatch called = new CountDownLatch(1);
    functions.app(
        "shop",
        request -> {
          called.countDown();
          return slow;
        });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> answer = threads.submit(() -> functions.get("/functions/shop/"));
      assertTrue(called.await(5, TimeUnit.SECONDS));
      Future<?> stopped = threads.submit(() -> functions.frontEnd().stop(Duration.ofSeconds(20)));
      awaitRefusal();
      assertFalse(stopped.isDone());
      slow.complete(FrontEndFixture.text("done"));
      assertEquals("done", answer.get(5, TimeUnit.SECONDS).body());
      stopped.get(5, TimeUnit.SECONDS);
    }
  }

  private void awaitRefusal() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (System.nanoTime() < deadline) {
      try (RawCaller caller = functions.raw()) {
        Thread.onSpinWait();
      } catch (IOException refused) {
        return;
      }
    }
    Assertions.fail("new connections are still taken");
  }

  @Test
  void a_taken_port_is_said_with_what_to_set() {
    try (EventLoops loops = EventLoops.start(1)) {
      HttpFrontEnd second =
          new HttpFrontEnd(
              loops,
              FrontEndSettings.on(
                  new InetSocketAddress("127.0.0.1", functions.address().getPort())),
              name -> new AppLookup.Unknown());
      IOException refused = Assertions.assertThrows(IOException.class, second::start);
      assertTrue(refused.getMessage().contains("FUNCTIONS_ADDRESS"), refused.getMessage());
    }
  }

  private static CompletableFuture<HttpAnswer> done(HttpAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
