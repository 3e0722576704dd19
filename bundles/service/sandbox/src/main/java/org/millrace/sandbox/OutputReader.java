package org.millrace.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.millrace.host.port.Sandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what a worker writes to one of its two streams, on a thread of its own: a pipe cannot be
 * waited for on an event loop, and a virtual thread would hold a carrier all the same.
 */
final class OutputReader {
  private static final Logger log = LoggerFactory.getLogger(OutputReader.class);

  private final String slotId;
  private final boolean error;
  private final Consumer<Sandbox.Output> output;

  OutputReader(String slotId, boolean error, Consumer<Sandbox.Output> output) {
    this.slotId = slotId;
    this.error = error;
    this.output = output;
  }

  /** Completes at the end of the stream, which any child of the worker may hold open. */
  CompletableFuture<Void> start(InputStream stream) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("sandbox-output-" + slotId + (error ? "-error" : ""))
        .start(() -> {
          read(stream);
          ended.complete(null);
        });
    return ended;
  }

  private void read(InputStream stream) {
    try (stream) {
      new LineReader(stream, this::handOn).readAll();
    } catch (IOException closed) {
      log.debug("{}: output ends: {}", slotId, closed.getMessage());
    }
  }

  private void handOn(String line) {
    try {
      output.accept(new Sandbox.Output(error, line));
    } catch (RuntimeException broken) {
      // Reading goes on: a worker whose pipe is full stands still.
      log.error("{}: a line of output was lost", slotId, broken);
    }
  }
}
