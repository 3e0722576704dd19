package org.millrace.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers of one function, each with a call under way at any time, until they are stopped. Whatever
 * is no answer of the function's code is a failure.
 */
final class Load implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicLong calls = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<Caller> callers = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * @param urls one caller each
   */
  static Load on(String... urls) {
    Load load = new Load();
    for (String url : urls) {
      load.callers.add(load.new Caller(url));
    }
    load.callers.forEach(caller -> caller.thread.start());
    return load;
  }

  private final class Caller {
    private final HttpRequest request;
    private final Thread thread;

    /** What was answered, each time something else came than before; this is its lock. */
    private final List<String> answers = new ArrayList<>();

    Caller(String url) {
      this.request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
      this.thread = Thread.ofPlatform().name("load-caller").unstarted(this::run);
    }

    private void run() {
      while (!stopped) {
        calls.incrementAndGet();
        try {
          note(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException lost) {
          failures.add(lost.toString());
        }
      }
    }

    private void note(HttpResponse<String> answer) {
      if (answer.statusCode() != 200) {
        failures.add(answer.statusCode() + " " + answer.body());
        return;
      }
      synchronized (answers) {
        if (answers.isEmpty() || !answers.getLast().equals(answer.body())) {
          answers.add(answer.body());
        }
      }
    }

    List<String> answers() {
      synchronized (answers) {
        return List.copyOf(answers);
      }
    }
  }

  long calls() {
    return calls.get();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Whether every caller got this at last. */
  boolean allGet(String answer) {
    return callers.stream()
        .map(Caller::answers)
        .allMatch(answers -> !answers.isEmpty() && answers.getLast().equals(answer));
  }

  /** Each caller's answers in order, without repetitions. */
  List<List<String>> answers() {
    return callers.stream().map(Caller::answers).toList();
  }

  /** Lets every call that is under way end. */
  @Override
  public void close() throws InterruptedException {
    stopped = true;
    for (Caller caller : callers) {
      caller.thread.join();
    }
    http.close();
  }
}
