package org.millrace.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A container engine that a test may stop, as it is nobody else's. */
final class OwnEngine implements AutoCloseable {
  private final Path folder;
  private Process process;

  private OwnEngine(Path folder) {
    this.folder = folder;
  }

  static OwnEngine start(Path folder) throws IOException, InterruptedException {
    Root.require("start a container engine");
    OwnEngine engine = new OwnEngine(Files.createDirectories(folder));
    engine.start();
    return engine;
  }

  String address() {
    return "unix://" + folder.resolve("socket");
  }

  /** Its networks are left out: they would be in the way of the machine's own engine. */
  void start() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                "dockerd",
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("pid"),
                "--host=" + address(),
                "--bridge=none",
                "--iptables=false",
                "--ip6tables=false")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(folder.resolve("log")).contains("API listen on")) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        throw new AssertionError(Files.readString(folder.resolve("log")));
      }
    }
  }

  /** With all its containers. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    stop();
    unmount();
  }

  /** On a machine whose root is not shared it mounts its data folder, and may leave it mounted. */
  private void unmount() throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    if (Files.readString(Path.of("/proc/self/mounts")).contains(" " + data + " ")) {
      Root.run("umount", "--recursive", "--lazy", data.toString());
    }
  }
}
