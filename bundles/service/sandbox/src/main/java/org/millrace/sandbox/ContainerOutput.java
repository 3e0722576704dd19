package org.millrace.sandbox;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.millrace.host.port.Sandbox.Output;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what a container writes, line by line, on the one thread that follows it. */
final class ContainerOutput extends ResultCallbackTemplate<ContainerOutput, Frame> {
  private static final Logger log = LoggerFactory.getLogger(ContainerOutput.class);

  private final String slotId;
  private final Consumer<Output> output;
  private final FrameLines standard = new FrameLines(line -> handOn(new Output(false, line)));
  private final FrameLines error = new FrameLines(line -> handOn(new Output(true, line)));
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  ContainerOutput(String slotId, Consumer<Output> output) {
    this.slotId = slotId;
    this.output = output;
  }

  @Override
  public void onNext(Frame frame) {
    (frame.getStreamType() == StreamType.STDERR ? error : standard).accept(frame.getPayload());
  }

  @Override
  public void onError(Throwable broken) {
    log.debug("{}: output ends: {}", slotId, broken.getMessage());
    super.onError(broken);
    end();
  }

  @Override
  public void onComplete() {
    super.onComplete();
    end();
  }

  private void end() {
    if (!ended.isDone()) {
      standard.finish();
      error.finish();
      ended.complete(null);
    }
  }

  /** Completes after the last line: the container closed its streams, or the engine is gone. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** A line of ours, where the worker cannot speak for itself. */
  void say(String sentence) {
    handOn(new Output(true, sentence));
  }

  private void handOn(Output line) {
    try {
      output.accept(line);
    } catch (RuntimeException broken) {
      // Reading goes on: a worker whose pipe is full stands still.
      log.error("{}: a line of output was lost", slotId, broken);
    }
  }
}
