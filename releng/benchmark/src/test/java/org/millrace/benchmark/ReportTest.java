package org.millrace.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
    assertEquals(new Spread(2, 1, 3), Spread.of(List.of(3.0, 1.0, 2.0)));
    assertEquals(new Spread(2.5, 1, 9), Spread.of(List.of(9.0, 1.0, 2.0, 3.0)));
  }

  @Test
  void a_figure_stands_in_the_table_and_in_the_document_with_how_it_came_about() {
    Figure figure =
        new Figure(
            "publish to live", "POST api/zipdeploy", 3, Map.of("ms", new Spread(123.4, 99, 150)));
    Report report = new Report("1.0", Machine.here(), List.of(figure));

    String table = report.table();
    assertTrue(table.contains("publish to live: POST api/zipdeploy\n"), table);
    assertTrue(
        table.lines().anyMatch(line -> line.matches("publish to live +ms +123 +99\\.0 +150 +3")),
        table);
    assertTrue(report.json().contains("\"median\" : 123.4"), report.json());
  }
}
