package org.millrace.server.dataplane;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests on to an agent that runs the app, and its answers back, both as they come. The
 * other agent sees the caller's own Host header; where the caller is, it believes if this agent is
 * one of its trusted proxies.
 */
final class Relay {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);

  /** Says that an agent passed the request on; a second one does not, or it might go in circles. */
  private static final String RELAYED = "x-millrace-relayed";

  private static final int CONNECTIONS = 512;
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final String BESIDE = "The app moves to another agent. Try again in a moment.";

  private final HttpClientAgent client;
  private final TrustedProxies proxies;

  /**
   * @param authority PEM of the CA that the other agents' certificates are signed by
   */
  Relay(Vertx vertx, TrustedProxies proxies, Optional<String> authority) {
    this.proxies = proxies;
    HttpClientOptions options = new HttpClientOptions().setConnectTimeout((int) CONNECT.toMillis());
    authority.ifPresent(pem -> options.setTrustOptions(trusting(pem)));
    this.client =
        vertx
            .httpClientBuilder()
            .with(options)
            .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
            .build();
  }

  private static PemTrustOptions trusting(String authorities) {
    return new PemTrustOptions().addCertValue(Buffer.buffer(authorities));
  }

  /** Trusts these from the next connection on. */
  void trust(String authorities) {
    client.updateSSLOptions(
        new ClientSSLOptions()
            .setTrustOptions(trusting(authorities))
            .setHostnameVerificationAlgorithm("HTTPS"));
  }

  /**
   * @param host of the Host header, already checked
   * @param agents to be tried in this order, as long as none can be reached
   */
  void pass(HttpServerRequest request, String host, List<String> agents) {
    if (request.headers().contains(RELAYED)) {
      PlainAnswer.notServing(request, BESIDE);
      return;
    }
    request.pause();
    RequestOptions there =
        new RequestOptions()
            .setMethod(request.method())
            .setAbsoluteURI(agents.getFirst() + pathAndQuery(request));
    client
        .request(there)
        .onSuccess(onward -> pass(request, host, onward))
        .onFailure(unreachable -> {
          log.warn("{} cannot be reached: {}", agents.getFirst(), unreachable.getMessage());
          request.resume();
          if (agents.size() > 1) {
            pass(request, host, agents.subList(1, agents.size()));
          } else {
            PlainAnswer.notServing(request, BESIDE);
          }
        });
  }

  private static String pathAndQuery(HttpServerRequest request) {
    return request.query() == null ? request.path() : request.path() + "?" + request.query();
  }

  private void pass(HttpServerRequest request, String host, HttpClientRequest onward) {
    copy(request.headers(), onward.headers());
    onward.headers().remove("expect").set("host", host).set(RELAYED, "1");
    tellCaller(request, host, onward.headers());
    HttpServerResponse response = request.response();
    response.closeHandler(gone -> onward.reset());
    if (request.headers().contains("expect")) {
      response.writeContinue();
    }
    sent(request, onward)
        .onSuccess(answer -> answer(response, onward.getMethod(), answer))
        .onFailure(cut -> {
          log.warn("a request that was passed on to {} got no answer: {}", host, cut.getMessage());
          response.reset();
        });
  }

  private static Future<HttpClientResponse> sent(
      HttpServerRequest request, HttpClientRequest onward) {
    boolean hasBody =
        request.headers().contains("content-length")
            || request.headers().contains("transfer-encoding");
    if (hasBody) {
      return onward.send(request);
    }
    request.resume();
    return onward.send();
  }

  private static void answer(
      HttpServerResponse response, HttpMethod method, HttpClientResponse answer) {
    response.setStatusCode(answer.statusCode()).setStatusMessage(answer.statusMessage());
    copy(answer.headers(), response.headers());
    boolean bare =
        method.equals(HttpMethod.HEAD) || answer.statusCode() == 204 || answer.statusCode() == 304;
    if (bare) {
      response.end();
      return;
    }
    if (!answer.headers().contains("content-length")) {
      response.setChunked(true);
    }
    response.send(answer).onFailure(cut -> response.reset());
  }

  private static void copy(MultiMap from, MultiMap to) {
    List<String> connection = HopByHop.namedBy(from.getAll("connection"));
    for (Map.Entry<String, String> header : from) {
      String name = header.getKey();
      if (!HopByHop.is(name) && connection.stream().noneMatch(name::equalsIgnoreCase)) {
        to.add(name, header.getValue());
      }
    }
  }

  /** What strangers say of where they come from goes no further. */
  private void tellCaller(HttpServerRequest request, String host, MultiMap headers) {
    String peer = request.remoteAddress().hostAddress();
    List<String> chain = List.of();
    if (proxies.contains(peer)) {
      chain = headers.getAll("x-forwarded-for");
    } else {
      for (String name : List.copyOf(headers.names())) {
        if (name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-")) {
          headers.remove(name);
        }
      }
    }
    headers.set("x-forwarded-for", chain.isEmpty() ? peer : String.join(", ", chain) + ", " + peer);
    if (!headers.contains("x-forwarded-proto")) {
      headers.set("x-forwarded-proto", request.isSSL() ? "https" : "http");
    }
    if (!headers.contains("x-forwarded-host")) {
      headers.set("x-forwarded-host", host);
    }
  }

  void close() {
    client.close().toCompletionStage().toCompletableFuture().join();
  }
}
