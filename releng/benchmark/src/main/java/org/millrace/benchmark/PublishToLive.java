package org.millrace.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the first byte of a package that a client sends to the first answer of its code. */
final class PublishToLive {
  private final Installation millrace;

  PublishToLive(Installation millrace) {
    this.millrace = millrace;
  }

  Figure measure(int runs) throws IOException, InterruptedException {
    publish(0);
    List<Double> millis = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      millis.add(publish(run));
    }
    return new Figure(
        "publish to live",
        "POST api/zipdeploy of a changed package, then GET of the function",
        runs,
        Map.of("ms", Spread.of(millis)));
  }

  private double publish(int number) throws IOException, InterruptedException {
    String answer = "version " + number;
    byte[] zip = Installation.answering(answer);
    long began = System.nanoTime();
    millrace.publish(zip);
    String said = millrace.call();
    double millis = (System.nanoTime() - began) / 1e6;
    if (!said.equals(answer)) {
      throw new IOException("After " + answer + " was live the function said " + said);
    }
    return millis;
  }
}
