package org.millrace.server.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.millrace.host.port.Body;
import org.millrace.host.port.HttpAnswer;

class BodiesTest {
  private static final BodyLimits SMALL = new BodyLimits(100_000, 1_000_000);

  @Test
  void a_short_body_comes_whole_with_a_length_or_in_chunks() throws Exception {
    try (FrontEndFixture functions = new FrontEndFixture("", TrustedProxies.NONE, SMALL)) {
      functions.app("shop", FrontEndFixture::echo);
      String text = "0123456789".repeat(5_000);
      assertEquals(
          text, functions.call(post(functions, HttpRequest.BodyPublishers.ofString(text))).body());
      assertEquals(text, functions.call(post(functions, chunked(text.getBytes()))).body());
      assertEquals(
          "", functions.call(post(functions, HttpRequest.BodyPublishers.ofString(""))).body());
    }
  }

  @Test
  void a_long_body_comes_as_a_stream_that_its_reader_paces() throws Exception {
    try (FrontEndFixture functions = new FrontEndFixture("", TrustedProxies.NONE, SMALL)) {
      BlockingQueue<Body> bodies = new LinkedBlockingQueue<>();
      functions.app(
          "shop",
          request -> {
            bodies.add(request.body());
            return FrontEndFixture.echo(request);
          });
      String text = "0123456789".repeat(50_000);
      for (HttpRequest.BodyPublisher body :
          List.of(HttpRequest.BodyPublishers.ofString(text), chunked(text.getBytes()))) {
        assertEquals(text, functions.call(post(functions, body)).body());
        assertTrue(bodies.take() instanceof Body.Streamed);
      }
    }
  }

  @Test
  void a_body_over_the_limit_is_413_and_the_caller_gets_to_read_it() throws Exception {
    try (FrontEndFixture functions = new FrontEndFixture("", TrustedProxies.NONE, SMALL)) {
      functions.app("shop", FrontEndFixture::echo);
      try (RawCaller caller = functions.raw()) {
        caller.send("POST /functions/shop/ HTTP/1.1\r\nHost: a\r\nContent-Length: 1500000\r\n\r\n");
        caller.send(new byte[1_500_000]);
        String answer = caller.readToEnd();
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        assertTrue(answer.endsWith("over the limit of 1000000 bytes."), answer);
      }
    }
  }

  @Test
  void chunks_over_the_limit_break_the_stream_off() throws Exception {
    BodyLimits limits = new BodyLimits(1_000, 1_000);
    try (FrontEndFixture functions = new FrontEndFixture("", TrustedProxies.NONE, limits)) {
      functions.app("shop", FrontEndFixture::echo);
      HttpResponse<String> answer = functions.call(post(functions, chunked(new byte[5_000])));
      assertEquals(413, answer.statusCode());
    }
  }

  @Test
  void a_caller_who_expects_100_is_told_to_continue() throws Exception {
    try (FrontEndFixture functions = new FrontEndFixture()) {
      functions.app("shop", FrontEndFixture::echo);
      try (RawCaller caller = functions.raw()) {
        caller.send(
            "POST /functions/shop/ HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
                + "Expect: 100-continue\r\nConnection: close\r\n\r\n");
        assertTrue(caller.readHead().startsWith("HTTP/1.1 100 "));
        caller.send("ok");
        assertTrue(caller.readToEnd().endsWith("\r\n\r\nok"));
      }
    }
  }

  @Test
  void a_connection_goes_on_after_an_app_that_did_not_read() throws Exception {
    try (FrontEndFixture functions = new FrontEndFixture("", TrustedProxies.NONE, SMALL)) {
      functions.app("shop", request -> done(FrontEndFixture.text("unread")));
      try (RawCaller caller = functions.raw()) {
        for (int round = 0; round < 2; round++) {
          caller.send(
              "POST /functions/shop/ HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n");
          caller.send(new byte[500_000]);
          assertTrue(caller.readHead().startsWith("HTTP/1.1 200 "));
          assertEquals("unread", caller.read(6));
        }
      }
    }
  }

  @Test
  void a_streamed_answer_arrives_chunk_by_chunk() throws Exception {
    try (FrontEndFixture functions = new FrontEndFixture();
        SubmissionPublisher<ByteBuffer> chunks = new SubmissionPublisher<>()) {
      functions.app("shop", request -> done(streamed(chunks, OptionalLong.empty())));
      try (RawCaller caller = functions.raw()) {
        caller.send("GET /functions/shop/ HTTP/1.1\r\nHost: a\r\n\r\n");
        awaitSubscriber(chunks);
        chunks.submit(bytes("one"));
        assertTrue(caller.readHead().toLowerCase(java.util.Locale.ROOT).contains("chunked"));
        assertEquals("3\r\none\r\n", caller.read(8));
        chunks.submit(bytes("two"));
        assertEquals("3\r\ntwo\r\n", caller.read(8));
        chunks.close();
        assertEquals("0\r\n\r\n", caller.read(5));
      }
    }
  }

  @Test
  void a_caller_who_reads_slowly_holds_the_publisher_back() throws Exception {
    try (FrontEndFixture functions = new FrontEndFixture();
        SubmissionPublisher<ByteBuffer> chunks = new SubmissionPublisher<>(Runnable::run, 8)) {
      functions.app("shop", request -> done(streamed(chunks, OptionalLong.empty())));
      try (RawCaller caller = functions.raw()) {
        caller.send("GET /functions/shop/ HTTP/1.1\r\nHost: a\r\n\r\n");
        awaitSubscriber(chunks);
        int offered = 0;
        while (chunks.offer(ByteBuffer.allocate(1_000_000), 500, TimeUnit.MILLISECONDS, null)
            >= 0) {
          offered++;
          assertTrue(offered < 200, "nobody holds it back");
        }
        chunks.closeExceptionally(new IOException("enough"));
        assertTrue(caller.readHead().startsWith("HTTP/1.1 200"));
      }
    }
  }

  @Test
  void an_answer_that_breaks_off_is_cut_and_not_ended() throws Exception {
    try (FrontEndFixture functions = new FrontEndFixture();
        SubmissionPublisher<ByteBuffer> chunks = new SubmissionPublisher<>()) {
      functions.app("shop", request -> done(streamed(chunks, OptionalLong.empty())));
      try (RawCaller caller = functions.raw()) {
        caller.send("GET /functions/shop/ HTTP/1.1\r\nHost: a\r\n\r\n");
        awaitSubscriber(chunks);
        chunks.submit(bytes("one"));
        caller.readHead();
        chunks.closeExceptionally(new IOException("worker ended"));
        assertFalse(caller.readToEnd().contains("0\r\n\r\n"));
      }
    }
  }

  @Test
  void an_answer_that_fails_before_its_first_byte_is_500() throws Exception {
    try (FrontEndFixture functions = new FrontEndFixture();
        SubmissionPublisher<ByteBuffer> chunks = new SubmissionPublisher<>()) {
      chunks.closeExceptionally(new IOException("worker ended"));
      functions.app("shop", request -> done(streamed(chunks, OptionalLong.empty())));
      assertEquals(500, functions.get("/functions/shop/").statusCode());
    }
  }

  @Test
  void an_answer_shorter_than_announced_is_cut() throws Exception {
    try (FrontEndFixture functions = new FrontEndFixture();
        SubmissionPublisher<ByteBuffer> chunks = new SubmissionPublisher<>()) {
      functions.app("shop", request -> done(streamed(chunks, OptionalLong.of(10))));
      CompletableFuture<Void> sent =
          CompletableFuture.runAsync(() -> {
            awaitSubscriber(chunks);
            chunks.submit(bytes("one"));
            chunks.close();
          });
      assertThrows(IOException.class, () -> functions.get("/functions/shop/"));
      sent.get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_caller_who_goes_away_ends_the_transfer() throws Exception {
    try (FrontEndFixture functions = new FrontEndFixture();
        SubmissionPublisher<ByteBuffer> chunks = new SubmissionPublisher<>()) {
      functions.app("shop", request -> done(streamed(chunks, OptionalLong.empty())));
      try (RawCaller caller = functions.raw()) {
        caller.send("GET /functions/shop/ HTTP/1.1\r\nHost: a\r\n\r\n");
        awaitSubscriber(chunks);
      }
      await(() -> chunks.getNumberOfSubscribers() == 0);
    }
  }

  private static HttpRequest.Builder post(
      FrontEndFixture functions, HttpRequest.BodyPublisher body) {
    return HttpRequest.newBuilder(functions.uri("/functions/shop/")).POST(body);
  }

  private static HttpRequest.BodyPublisher chunked(byte[] bytes) {
    return HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
  }

  private static HttpAnswer streamed(SubmissionPublisher<ByteBuffer> chunks, OptionalLong length) {
    return new HttpAnswer(200, List.of(), new Body.Streamed(chunks, length));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes());
  }

  private static CompletableFuture<HttpAnswer> done(HttpAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private static void awaitSubscriber(SubmissionPublisher<ByteBuffer> chunks) {
    await(chunks::hasSubscribers);
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "waited 10 s in vain");
      Thread.onSpinWait();
    }
  }
}
