package org.millrace.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Calls of a warm function beside calls of a bare Node.js server that says the same. The two take
 * turns, since the figure that counts is how they compare on this machine at this moment.
 */
final class WarmCalls {
  /** So many calls, and the Java runtime has compiled what it will; so many runs, and no longer. */
  private static final int WARM_CALLS = 100_000;

  private static final int WARM_RUNS = 30;

  private final Wrk wrk;
  private final Program floor;
  private final String floorUrl;
  private final Installation millrace;

  WarmCalls(Wrk wrk, Program floor, Installation millrace) {
    this.wrk = wrk;
    this.floor = floor;
    this.floorUrl = "http://127.0.0.1:" + floor.ready() + "/";
    this.millrace = millrace;
  }

  /** One run, and what the processes that answered spent on a call. */
  private record Run(Sample sample, double processorMicros) {}

  /** The same moment of the two. */
  private record Pair(Run floor, Run millrace) {}

  List<Figure> measure(int pairs) throws InterruptedException {
    warmUp(floorUrl);
    warmUp(millrace.function());
    List<Pair> measured = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      measured.add(i % 2 == 0 ? floorFirst() : millraceFirst());
    }
    return List.of(
        figure("bare Node.js server", floorUrl, measured, Pair::floor),
        figure("function, warm", millrace.function(), measured, Pair::millrace));
  }

  private void warmUp(String url) throws InterruptedException {
    long calls = 0;
    for (int run = 0; run < WARM_RUNS && calls < WARM_CALLS; run++) {
      calls += wrk.run(url).requests();
    }
  }

  private Pair floorFirst() throws InterruptedException {
    Run first = run(floor, floorUrl);
    return new Pair(first, run(millrace.program(), millrace.function()));
  }

  private Pair millraceFirst() throws InterruptedException {
    Run first = run(millrace.program(), millrace.function());
    return new Pair(run(floor, floorUrl), first);
  }

  /** A failure voids the whole: it says nothing how fast wrong answers come. */
  private Run run(Program program, String url) throws InterruptedException {
    Duration before = program.processorTime();
    Sample sample = wrk.run(url);
    Duration spent = program.processorTime().minus(before);
    if (sample.failures() > 0 || sample.requests() == 0) {
      throw new IllegalStateException(wrk.command(url) + " saw failures: " + sample);
    }
    return new Run(sample, spent.toNanos() / 1e3 / sample.requests());
  }

  private Figure figure(String what, String url, List<Pair> pairs, Function<Pair, Run> side) {
    Map<String, Spread> values = new LinkedHashMap<>();
    values.put(
        "of the floor",
        spread(pairs, pair -> perSecond(side, pair) / perSecond(Pair::floor, pair)));
    values.put("calls/s", spread(pairs, pair -> perSecond(side, pair)));
    values.put("p50 ms", spread(pairs, pair -> side.apply(pair).sample().p50() / 1e3));
    values.put("p99 ms", spread(pairs, pair -> side.apply(pair).sample().p99() / 1e3));
    values.put("CPU us/call", spread(pairs, pair -> side.apply(pair).processorMicros()));
    return new Figure(what, wrk.command(url), pairs.size(), values);
  }

  private static double perSecond(Function<Pair, Run> side, Pair pair) {
    return side.apply(pair).sample().perSecond();
  }

  private static Spread spread(List<Pair> pairs, Function<Pair, Double> value) {
    return Spread.of(pairs.stream().map(value).toList());
  }
}
