package org.millrace.console.ui.code;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Serves one page to the browser of one code area, on loopback and to whoever knows the token in
 * the path; and sends it orders as events. A server a page: a browser opens few connections to one
 * place.
 */
final class PageServer {
  private static final int TOKEN_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long BEAT_MILLIS = 1_000;
  private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  /** Nothing is run but what comes from here, and nothing is asked of anybody else. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'"
          + " data:; img-src 'self' data:; worker-src 'self' blob:; connect-src 'self' swt:";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("code-page-", 0).factory());
  private final Function<String, URL> files;
  private final Runnable torn;
  private final String host;
  private final String prefix;
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final AtomicBoolean isListenedTo = new AtomicBoolean();
  private volatile boolean isStopped;

  /**
   * @param files finds the page's files by their paths; null for what is none
   * @param torn told once, on another thread, when the page has listened to events and does not any
   *     more
   */
  PageServer(Function<String, URL> files, Runnable torn) throws IOException {
    this.files = files;
    this.torn = torn;
    byte[] token = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(token);
    prefix = "/" + HexFormat.of().formatHex(token) + "/";
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    host = "127.0.0.1:" + server.getAddress().getPort();
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What all its addresses begin with. */
  String address() {
    return "http://" + host + prefix;
  }

  /** Sends an order, after those before it; comes back at once. */
  void send(Order order) {
    orders.add(order);
  }

  void stop() {
    isStopped = true;
    // It waits for its own thread.
    Thread.ofPlatform()
        .daemon()
        .name("code-page-end")
        .start(() -> {
          threads.shutdownNow();
          server.stop(0);
        });
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean isMeant =
          exchange.getRequestMethod().equals("GET")
              && host.equals(exchange.getRequestHeaders().getFirst("Host"))
              && path.startsWith(prefix)
              && !path.contains("..");
      String name = isMeant ? path.substring(prefix.length()) : "";
      if (name.equals("events") && isListenedTo.compareAndSet(false, true)) {
        sendEvents(exchange);
      } else if (name.startsWith("web/") || name.startsWith("monaco/")) {
        sendFile(exchange, name);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void sendFile(HttpExchange exchange, String name) throws IOException {
    URL file = files.apply(name);
    if (file == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    byte[] content;
    try (InputStream in = file.openStream()) {
      content = in.readAllBytes();
    }
    describe(exchange, type(name));
    if (name.endsWith(".html")) {
      exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
    }
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
  }

  private static void describe(HttpExchange exchange, String type) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "ttf" -> "font/ttf";
      default -> "text/plain; charset=utf-8";
    };
  }

  /** Until the page is gone, which a beat that does not arrive shows. */
  private void sendEvents(HttpExchange exchange) throws IOException {
    describe(exchange, "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    try {
      while (!isStopped) {
        Order order = orders.poll(BEAT_MILLIS, TimeUnit.MILLISECONDS);
        out.write(order == null ? BEAT : event(order));
        out.flush();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      if (!isStopped) {
        torn.run();
      }
    }
  }

  private static byte[] event(Order order) {
    return ("data:" + order.json() + "\n\n").getBytes(StandardCharsets.US_ASCII);
  }
}
