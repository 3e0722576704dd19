package org.millrace.acceptance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Calls of one function that never wait for each other: a fixed number each second over connections
 * that are kept, slow ones that are always under way, and an upload that never ends. The function
 * answers with the number of its version; anything else is a failure, and so is an older version
 * than the one that was live before the call.
 */
final class OpenLoad implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final int UPLOAD = 5 << 20;
  private static final int PIECES = 320;
  private static final Duration UPLOAD_TIME = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String function;
  private final AtomicLong calls = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Phaser underWay = new Phaser(1);
  private final Thread pace;
  private volatile int live;
  private volatile boolean stopped;
  private volatile double rate;

  private OpenLoad(String function, int perSecond) {
    this.function = function;
    this.pace =
        Thread.ofPlatform()
            .name("load-pace")
            .unstarted(() -> callEvery(Duration.ofSeconds(1).dividedBy(perSecond)));
  }

  /**
   * @param function its address; it waits {@code ?wait=} milliseconds and answers 400 when its body
   *     has not {@code ?length=} bytes
   * @param perSecond calls that start each second
   * @param slow calls of two seconds that are always under way
   */
  static OpenLoad on(String function, int perSecond, int slow) {
    OpenLoad load = new OpenLoad(function, perSecond);
    load.pace.start();
    for (int i = 0; i < slow; i++) {
      load.again(get(function + "?wait=2000"));
    }
    load.again(load.upload());
    return load;
  }

  private static HttpRequest get(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
  }

  private HttpRequest upload() {
    return HttpRequest.newBuilder(URI.create(function + "?length=" + UPLOAD))
        .timeout(LIMIT)
        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(OpenLoad::slowly), UPLOAD))
        .build();
  }

  private void callEvery(Duration pause) {
    HttpRequest call = get(function);
    long began = System.nanoTime();
    long paced = 0;
    // One that is late is followed by the next at once: what the machine cannot do is not left out.
    for (long due = began; !stopped; due += pause.toNanos()) {
      LockSupport.parkNanos(due - System.nanoTime());
      start(call, () -> {});
      paced++;
    }
    rate = paced * 1e9 / (System.nanoTime() - began);
  }

  private void again(HttpRequest call) {
    if (!stopped) {
      start(call, () -> again(call));
    }
  }

  private void start(HttpRequest call, Runnable next) {
    calls.incrementAndGet();
    underWay.register();
    int before = live;
    http.sendAsync(call, BodyHandlers.ofString())
        .whenComplete((answer, lost) -> {
          check(call, before, answer, lost);
          next.run();
          underWay.arriveAndDeregister();
        });
  }

  private void check(HttpRequest call, int before, HttpResponse<String> answer, Throwable lost) {
    String words = lost != null ? lost.toString() : answer.statusCode() + " " + answer.body();
    boolean answered = lost == null && answer.statusCode() == 200;
    if (!answered || Integer.parseInt(answer.body()) < before) {
      failures.add(call + " after " + before + " was live: " + words);
    }
  }

  /** From now on no call may be answered by an older version. */
  void live(int version) {
    live = version;
  }

  long calls() {
    return calls.get();
  }

  /** How many of the calls that pace started each second; known when it is closed. */
  double rate() {
    return rate;
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Lets every call that is under way end. */
  @Override
  public void close() throws InterruptedException {
    stopped = true;
    pace.join();
    underWay.arriveAndAwaitAdvance();
    http.close();
  }

  /** The upload's bytes over about two seconds, a piece whenever the client asks for one. */
  private static Iterator<byte[]> slowly() {
    byte[] piece = new byte[UPLOAD / PIECES];
    return Stream.generate(() -> piece)
        .limit(PIECES)
        .peek(next -> LockSupport.parkNanos(UPLOAD_TIME.toNanos() / PIECES))
        .iterator();
  }
}
