package org.millrace.server.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.server.EventLoops;

class SubscriberTest {
  private final EventLoops loops = EventLoops.start(1);
  private final CountDownLatch open = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Subscriber subscriber = new Subscriber(ended::countDown);
  private InetSocketAddress address;

  @BeforeEach
  void listen() {
    HttpServer server =
        loops
            .vertx()
            .createHttpServer()
            .requestHandler(request -> {
              subscriber.open(request);
              open.countDown();
            });
    server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    address = new InetSocketAddress("127.0.0.1", server.actualPort());
  }

  @AfterEach
  void close() {
    loops.close();
  }

  @Test
  void events_offered_before_the_connection_is_open_wait_for_it() throws Exception {
    subscriber.offer(List.of(new Event(1, "{}"), new Event(2, "[]")));
    subscriber.end("That was all.");
    try (Socket socket = subscribe()) {
      String all = readToEnd(socket);
      assertTrue(all.contains("id: 1\ndata: {}\n\nid: 2\ndata: []\n\n"), all);
      assertTrue(all.contains("event: end\ndata: That was all.\n\n"), all);
    }
    assertTrue(ended.await(5, TimeUnit.SECONDS));
  }

  @Test
  void who_does_not_read_is_dropped_with_a_reason() throws Exception {
    try (Socket socket = subscribe()) {
      assertTrue(open.await(5, TimeUnit.SECONDS));
      // More than any socket buffers hold.
      for (int i = 0; i < 100; i++) {
        subscriber.offer(many());
      }
      assertTrue(ended.await(10, TimeUnit.SECONDS));
      assertTrue(readToEnd(socket).contains("event: end\ndata: You read more slowly"));
    }
  }

  @Test
  void too_much_before_the_connection_is_open_is_refused() throws Exception {
    subscriber.offer(many());
    subscriber.offer(List.of(new Event(10_001, "{}")));
    try (Socket socket = subscribe()) {
      assertTrue(readToEnd(socket).contains("event: end\ndata: You read more slowly"));
    }
  }

  @Test
  void who_goes_away_ends_the_stream_once() throws Exception {
    subscribe().close();
    assertTrue(ended.await(5, TimeUnit.SECONDS));
    subscriber.offer(List.of(new Event(1, "{}")));
    subscriber.end("too late");
    assertEquals(0, ended.getCount());
  }

  private static List<Event> many() {
    return LongStream.range(0, 10_000).mapToObj(id -> new Event(id, "{}")).toList();
  }

  private Socket subscribe() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(address);
    socket.setSoTimeout(20_000);
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** To the last chunk. */
  private static String readToEnd(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[65_536];
    while (text.indexOf("\r\n0\r\n\r\n", Math.max(0, text.length() - 7)) < 0) {
      int n = socket.getInputStream().read(buffer);
      assertTrue(n >= 0, "cut");
      text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
