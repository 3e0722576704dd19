package org.millrace.host;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.fake.FakeFunctions;
import org.millrace.host.fake.FakeHost;
import org.millrace.host.fake.FakeWorker;
import org.millrace.host.fake.FakeWorkerChannels;
import org.millrace.host.fake.ManualTimer;
import org.millrace.host.port.Body;
import org.millrace.host.port.Header;
import org.millrace.host.port.HttpAnswer;
import org.millrace.host.port.HttpRequest;
import org.millrace.host.port.InvocationRequest;
import org.millrace.host.port.InvocationResult;

/** A script host over fake workers, and what its tests do with it. */
abstract class ScriptHostFixture {
  @TempDir Path folder;
  final ManualTimer timer = new ManualTimer();
  FakeHost fake;
  ScriptHost host;

  @AfterEach
  void stop() {
    if (host != null) {
      host.stop();
    }
  }

  static FakeWorker hello(java.util.function.Function<InvocationRequest, InvocationResult> does) {
    return new FakeWorker().indexes(FakeFunctions.http("hello")).on("hello", does);
  }

  ScriptHostFactory factory() {
    return fake.factory(timer).withNanoTime(timer::nanoTime);
  }

  void prepare(FakeWorker worker) throws Exception {
    fake = new FakeHost(folder, new FakeWorkerChannels(worker));
  }

  LoadReport start(FakeWorker worker) throws Exception {
    prepare(worker);
    return startNow();
  }

  LoadReport startNow() throws Exception {
    host = fake.create(factory());
    return host.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  ScriptHostException failure() {
    host = fake.create(factory());
    return failureOf(host.start().toCompletableFuture());
  }

  static ScriptHostException failureOf(CompletableFuture<?> started) {
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> started.get(10, TimeUnit.SECONDS));
    Throwable cause = failed.getCause();
    return assertInstanceOf(
        ScriptHostException.class,
        Optional.ofNullable(cause.getCause())
            .filter(c -> c instanceof ScriptHostException)
            .orElse(cause));
  }

  CompletableFuture<HttpAnswer> send(HttpRequest request) {
    Visit visit = host.enter().orElseThrow();
    CompletableFuture<HttpAnswer> answer = visit.handle(request).toCompletableFuture();
    answer.whenComplete((given, failure) -> visit.leave());
    return answer;
  }

  HttpAnswer get(String target, Header... headers) throws Exception {
    return send(FakeHost.get(target, headers)).get(10, TimeUnit.SECONDS);
  }

  static String header(HttpAnswer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  static String body(HttpAnswer answer) {
    return StandardCharsets.UTF_8
        .decode(((Body.Buffered) answer.body()).bytes().duplicate())
        .toString();
  }

  /** Waits for what happens on another thread. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it did not happen within 10 s");
      Thread.onSpinWait();
    }
  }
}
