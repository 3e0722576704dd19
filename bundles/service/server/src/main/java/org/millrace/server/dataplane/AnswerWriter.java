package org.millrace.server.dataplane;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.millrace.host.port.Body;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an app's answer on the wire: the app decides status, headers and body, we decide the
 * framing. Lives on the event loop.
 */
final class AnswerWriter {
  private static final Logger log = LoggerFactory.getLogger(AnswerWriter.class);

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final ContextInternal loop;
  private AnswerStream stream;
  private boolean last;

  AnswerWriter(HttpServerRequest request, ContextInternal loop) {
    this.request = request;
    this.response = request.response();
    this.loop = loop;
  }

  void write(HttpAnswer answer) {
    if (!setHead(answer)) {
      discard(answer);
      refuse();
      return;
    }
    if (hasNoBody(answer.status())) {
      discard(answer);
      end(answer.status());
      return;
    }
    switch (answer.body()) {
      case Body.Buffered(ByteBuffer bytes) -> {
        response.end(buffer(bytes));
        closeIfLast();
      }
      case Body.Streamed streamed -> stream(streamed);
    }
  }

  private void closeIfLast() {
    if (last) {
      LastRequest.closeAfter(request);
    }
  }

  /** Ends a transfer that nobody waits for any more. */
  void cancel() {
    if (stream != null) {
      stream.cancel();
    }
  }

  static Buffer buffer(ByteBuffer bytes) {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
  }

  private void stream(Body.Streamed body) {
    body.length().ifPresent(length -> response.putHeader("content-length", Long.toString(length)));
    stream = new AnswerStream(response, loop, body.length());
    body.chunks().subscribe(stream);
  }

  private boolean hasNoBody(int status) {
    return request.method() == HttpMethod.HEAD || status == 204 || status == 304;
  }

  private void end(int status) {
    if (status == 204) {
      // Vert.x would say Content-Length: 0, which RFC 9110 forbids here.
      response.headersEndHandler(now -> response.headers().remove("content-length"));
    }
    response.end();
  }

  /** False when the app's head cannot be sent. */
  private boolean setHead(HttpAnswer answer) {
    if (answer.status() < 200 || answer.status() > 599) {
      log.warn("{} answered with status {}, sent as 500", request.path(), answer.status());
      return false;
    }
    response.setStatusCode(answer.status());
    boolean head = request.method() == HttpMethod.HEAD;
    try {
      for (Header header : answer.headers()) {
        if (travels(header.name(), head)) {
          response.headers().add(header.name(), header.value());
        } else if (saysClose(header)) {
          last = true;
          response.headers().set("connection", "close");
        }
      }
      return true;
    } catch (IllegalArgumentException unfit) {
      log.warn(
          "{} answered with a header that cannot be sent: {}", request.path(), unfit.getMessage());
      return false;
    }
  }

  /** What the app may say of the connection: that it wants no more of it. */
  private static boolean saysClose(Header header) {
    return header.name().equalsIgnoreCase("connection") && header.value().equalsIgnoreCase("close");
  }

  private static boolean travels(String name, boolean head) {
    return !HopByHop.is(name) && (head || !name.equalsIgnoreCase("content-length"));
  }

  private void refuse() {
    response.headers().clear();
    response.setStatusCode(500).end();
  }

  static void discard(HttpAnswer answer) {
    if (answer != null
        && answer.body() instanceof Body.Streamed(Flow.Publisher<ByteBuffer> chunks, var length)) {
      chunks.subscribe(new Cancelling());
    }
  }

  /** Tells a publisher that nobody wants what it has. */
  private static final class Cancelling implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
    }

    @Override
    public void onNext(ByteBuffer chunk) {}

    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onComplete() {}
  }
}
