package org.millrace.server.dataplane;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.millrace.host.port.Body;
import org.millrace.host.port.Datum;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.InvocationResult;
import org.millrace.server.EventLoops;

/** A front end on a real port with apps that are lambdas. */
final class FrontEndFixture implements AutoCloseable {
  /** An app that only answers HTTP. */
  @FunctionalInterface
  interface HttpApp extends RunningApp {
    @Override
    default CompletableFuture<InvocationResult> invoke(
        String invocationId, String function, Datum input) {
      throw new UnsupportedOperationException("no test needs it");
    }

    @Override
    default void leave() {}
  }

  private final EventLoops loops = EventLoops.start(2);
  private final Map<String, AppLookup.Found> apps = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> searches = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpFrontEnd frontEnd;
  private final InetSocketAddress address;

  FrontEndFixture() throws IOException {
    this("", TrustedProxies.NONE, BodyLimits.DEFAULT);
  }

  FrontEndFixture(String suffix, TrustedProxies proxies, BodyLimits limits) throws IOException {
    frontEnd =
        new HttpFrontEnd(
            loops,
            new FrontEndSettings(
                new InetSocketAddress("127.0.0.1", 0),
                Optional.empty(),
                Optional.empty(),
                suffix,
                proxies,
                limits),
            this::find);
    address = frontEnd.start();
  }

  private AppLookup.Found find(String name) {
    lookedFor(name).complete(null);
    return apps.getOrDefault(name, new AppLookup.Unknown());
  }

  /** Completes when a request asked for the app. */
  CompletableFuture<Void> lookedFor(String name) {
    return searches.computeIfAbsent(name, first -> new CompletableFuture<>());
  }

  void app(String name, HttpApp app) {
    apps.put(name, new AppLookup.Running(app));
  }

  void found(String name, AppLookup.Found found) {
    apps.put(name, found);
  }

  HttpFrontEnd frontEnd() {
    return frontEnd;
  }

  InetSocketAddress address() {
    return address;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + address.getPort() + path);
  }

  HttpResponse<String> get(String path) throws Exception {
    return call(HttpRequest.newBuilder(uri(path)));
  }

  HttpResponse<String> call(HttpRequest.Builder request) throws Exception {
    return client.send(
        request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
  }

  RawCaller raw() throws IOException {
    return new RawCaller(address);
  }

  /** Answers with what it sees, a line each. */
  static CompletableFuture<HttpAnswer> show(org.millrace.host.port.HttpRequest request) {
    StringBuilder seen = new StringBuilder();
    seen.append(request.method()).append(' ').append(request.path()).append('\n');
    seen.append("query ").append(request.query()).append('\n');
    seen.append("url ").append(request.url()).append('\n');
    seen.append("from ").append(request.remoteAddress()).append('\n');
    for (Header header : request.headers()) {
      seen.append(header.name().toLowerCase(java.util.Locale.ROOT))
          .append(": ")
          .append(header.value())
          .append('\n');
    }
    return CompletableFuture.completedFuture(text(seen.toString()));
  }

  /** Answers with the body it got. */
  static CompletableFuture<HttpAnswer> echo(org.millrace.host.port.HttpRequest request) {
    return CompletableFuture.completedFuture(new HttpAnswer(200, List.of(), request.body()));
  }

  static HttpAnswer text(String text) {
    return new HttpAnswer(
        200,
        List.of(new Header("Content-Type", "text/plain")),
        Body.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  @Override
  public void close() {
    frontEnd.stop(Duration.ZERO);
    client.close();
    loops.close();
  }
}
