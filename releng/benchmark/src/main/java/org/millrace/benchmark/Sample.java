package org.millrace.benchmark;

/**
 * What the load tool saw in one run.
 *
 * @param micros how long the run took
 * @param failures answers that were no success, and connections that broke
 * @param p50 latency in microseconds
 * @param p99 latency in microseconds
 */
record Sample(long requests, long micros, long failures, long p50, long p99) {

  double perSecond() {
    return requests * 1e6 / micros;
  }
}
