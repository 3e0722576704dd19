package org.millrace.publish;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.millrace.model.AppName;

/** Understands the head of a request; nothing of what it says is checked yet. */
final class RequestReader {
  private final Resources resources;
  private final Clock clock;
  private final PublishTiming timing;
  private final AtomicLong count = new AtomicLong();

  RequestReader(Resources resources, EndpointTime time) {
    this.resources = resources;
    this.clock = time.clock();
    this.timing = time.timing();
  }

  PublishRequest read(HttpExchange exchange, StallWatch.Guard guard) {
    Headers headers = exchange.getRequestHeaders();
    Route route = Route.of(exchange.getRequestURI().getRawPath(), resources.names());
    PublishClient client = PublishClient.of(headers.getFirst("User-Agent"));
    InetAddress peer = exchange.getRemoteAddress().getAddress();
    Optional<String> behindProxy = Optional.ofNullable(headers.getFirst("X-Forwarded-For"));
    String address =
        behindProxy.map(list -> list.split(",", 2)[0].strip()).orElseGet(peer::getHostAddress);
    return new PublishRequest(
        attempt(exchange, route, client, address),
        behindProxy.isEmpty() && peer.isLoopbackAddress(),
        client,
        route,
        new Query(exchange.getRequestURI().getRawQuery()),
        headers,
        new UploadBody(exchange.getRequestBody(), guard, timing),
        announced(headers));
  }

  private PublishAttempt attempt(
      HttpExchange exchange, Route route, PublishClient client, String address) {
    String method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
    Optional<Credential> credential =
        Credential.read(exchange.getRequestHeaders().getFirst("Authorization"));
    Optional<AppName> app =
        route.hints().isEmpty()
            ? credential.flatMap(Credential::app)
            : AppNames.read(route.hints().getLast());
    return new PublishAttempt(
        count.incrementAndGet(),
        clock.instant(),
        method,
        exchange.getRequestURI().getRawPath(),
        client.name(),
        credential.map(Credential::user).orElse(""),
        address,
        app,
        resources.takesPackage(route, method));
  }

  /** The server has judged both headers before: a length that is no number never comes here. */
  private static long announced(Headers headers) {
    String length = headers.getFirst("Content-Length");
    return length == null ? -1 : Long.parseLong(length);
  }
}
