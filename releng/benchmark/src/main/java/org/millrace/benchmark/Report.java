package org.millrace.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that one run found.
 *
 * @param version of Millrace
 */
record Report(String version, Machine machine, List<Figure> figures) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A line for each value; below it how each figure came about. */
  String table() {
    StringBuilder table = new StringBuilder(line("", "", "median", "lowest", "highest", "runs"));
    for (Figure figure : figures) {
      String name = figure.what();
      for (Map.Entry<String, Spread> value : figure.values().entrySet()) {
        Spread spread = value.getValue();
        table.append(
            line(
                name,
                value.getKey(),
                number(spread.median()),
                number(spread.min()),
                number(spread.max()),
                Integer.toString(figure.runs())));
        name = "";
      }
    }
    table.append('\n');
    figures.forEach(figure -> table.append(figure.what() + ": " + figure.how() + "\n"));
    if (machine.isNoisy()) {
      table.append(
          "The load was " + machine.load() + " before: others worked here too. Quote no figure.\n");
    }
    return table.toString();
  }

  private static String line(String... cells) {
    return String.format("%-20s %-13s %9s %9s %9s %5s%n", (Object[]) cells);
  }

  /** With as many decimals as its size deserves. */
  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }
}
