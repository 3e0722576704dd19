package org.millrace.publish;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.millrace.model.AppName;

/** Understands the head of a request; nothing of what it says is checked yet. */
final class RequestReader {
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

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
    Optional<Credential> credential = Credential.read(headers.getFirst("Authorization"));
    PublishClient client = PublishClient.of(headers.getFirst("User-Agent"));
    InetAddress peer = exchange.getRemoteAddress().getAddress();
    Optional<String> behindProxy = behindProxy(headers);
    String method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
    PublishAttempt attempt =
        new PublishAttempt(
            count.incrementAndGet(),
            clock.instant(),
            method,
            exchange.getRequestURI().getRawPath(),
            client.name(),
            credential.map(Credential::user).orElse(""),
            behindProxy.orElseGet(peer::getHostAddress),
            app(route, credential),
            resources.takesPackage(route, method));
    return new PublishRequest(
        attempt,
        behindProxy.isEmpty() && peer.isLoopbackAddress(),
        credential,
        client,
        route,
        new Query(exchange.getRequestURI().getRawQuery()),
        headers,
        new UploadBody(exchange.getRequestBody(), guard, timing),
        announced(headers));
  }

  private static Optional<String> behindProxy(Headers headers) {
    return Optional.ofNullable(headers.getFirst("X-Forwarded-For"))
        .map(list -> list.split(",", 2)[0].strip())
        .filter(first -> ADDRESS.matcher(first).matches());
  }

  private static Optional<AppName> app(Route route, Optional<Credential> credential) {
    return credential
        .flatMap(Credential::app)
        .or(() -> route.hints().reversed().stream().findFirst().flatMap(AppNames::read));
  }

  /** The server has judged both headers before: a length that is no number never comes here. */
  private static long announced(Headers headers) {
    String length = headers.getFirst("Content-Length");
    return length == null ? -1 : Long.parseLong(length);
  }
}
