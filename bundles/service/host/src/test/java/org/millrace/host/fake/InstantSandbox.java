package org.millrace.host.fake;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.millrace.host.port.Sandbox;

/** Launches nothing, at once. Its instances end when they are stopped or told to. */
public final class InstantSandbox implements Sandbox {
  private static final int KILLED = 137;

  private final List<Running> launched = new CopyOnWriteArrayList<>();
  private final Consumer<Running> onLaunch;
  private volatile IOException failure;

  public InstantSandbox() {
    this(running -> {});
  }

  /**
   * @param onLaunch told of each instance before the launch returns
   */
  public InstantSandbox(Consumer<Running> onLaunch) {
    this.onLaunch = onLaunch;
  }

  /** Makes all later launches fail. */
  public void failWith(String message) {
    failure = new IOException(message);
  }

  @Override
  public String kind() {
    return "process";
  }

  @Override
  public Instance launch(Launch launch) throws IOException {
    if (failure != null) {
      throw failure;
    }
    Running running = new Running(launch, launched.size() + 1);
    launched.add(running);
    onLaunch.accept(running);
    return running;
  }

  @Override
  public void sweep() {}

  /** All that were ever launched, in their order. */
  public List<Running> launched() {
    return launched;
  }

  /** Something that would be a process. */
  public static final class Running implements Instance {
    private final Launch launch;
    private final int number;
    private final CompletableFuture<Integer> exited = new CompletableFuture<>();

    private Running(Launch launch, int number) {
      this.launch = launch;
      this.number = number;
    }

    public Launch launch() {
      return launch;
    }

    /** Ends it with an exit code. */
    public void exit(int code) {
      exited.complete(code);
    }

    /** Lets it print a line. */
    public void print(boolean error, String line) {
      launch.output().accept(new Output(error, line));
    }

    public boolean isRunning() {
      return !exited.isDone();
    }

    @Override
    public String id() {
      return "fake-" + number;
    }

    @Override
    public CompletionStage<Integer> exited() {
      return exited.minimalCompletionStage();
    }

    @Override
    public void stop(Duration grace) {
      exited.complete(KILLED);
    }
  }
}
