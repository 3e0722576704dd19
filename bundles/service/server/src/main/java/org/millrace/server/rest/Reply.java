package org.millrace.server.rest;

import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;

/** What a handler answers with. */
public sealed interface Reply {

  /** A value of the management API as JSON. */
  record Json(int status, Object value) implements Reply {}

  /** Done, nothing to say: 204. */
  record Done() implements Reply {}

  /** Bytes as they are. */
  record Bytes(String contentType, byte[] bytes) implements Reply {}

  /** A file's content, sent while it is read. */
  record File(String contentType, Path file) implements Reply {}

  /** Server-sent events until one side ends them. */
  record Events(Opener opener) implements Reply {}

  /**
   * Takes a request over, on its event loop, and answers it for as long as it likes. Called also
   * when the caller has gone meanwhile.
   */
  @FunctionalInterface
  interface Opener {
    void open(HttpServerRequest request);
  }

  static Reply of(Object value) {
    return new Json(200, value);
  }

  static Reply accepted(Object value) {
    return new Json(202, value);
  }

  static Reply created(Object value) {
    return new Json(201, value);
  }

  static Reply done() {
    return new Done();
  }
}
