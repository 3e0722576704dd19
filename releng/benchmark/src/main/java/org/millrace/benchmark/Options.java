package org.millrace.benchmark;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * How much is measured.
 *
 * @param millrace the command of the distribution
 * @param pairs runs of each of two that are compared
 * @param seconds of each of these runs
 * @param connections that the load comes over
 * @param publishes runs of a publish
 */
record Options(Path millrace, int pairs, int seconds, int connections, int publishes) {

  /** The Node.js that the agent's worker runs on. */
  Path node() {
    return millrace.resolve("../../workers/node/runtime/node").normalize();
  }

  /**
   * @throws IllegalArgumentException a sentence
   */
  static Options parse(Path millrace, List<String> words) {
    Options options = new Options(millrace, 8, 2, 32, 10);
    Iterator<String> next = words.iterator();
    while (next.hasNext()) {
      options = options.with(next.next(), next);
    }
    return options;
  }

  private Options with(String name, Iterator<String> values) {
    return switch (name) {
      case "--pairs" ->
          new Options(millrace, number(name, values), seconds, connections, publishes);
      case "--seconds" ->
          new Options(millrace, pairs, number(name, values), connections, publishes);
      case "--connections" ->
          new Options(millrace, pairs, seconds, number(name, values), publishes);
      case "--publishes" ->
          new Options(millrace, pairs, seconds, connections, number(name, values));
      default -> throw new IllegalArgumentException("'" + name + "' is not known.");
    };
  }

  private static int number(String name, Iterator<String> values) {
    String text = values.hasNext() ? values.next() : "";
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(name + " needs a number from 1 to 9999.");
    }
    return Integer.parseInt(text);
  }
}
