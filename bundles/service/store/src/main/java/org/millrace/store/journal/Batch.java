package org.millrace.store.journal;

import java.util.List;
import java.util.Map;
import org.millrace.store.InvocationCount;
import org.millrace.store.InvocationRow;
import org.millrace.store.LogLineRow;
import org.millrace.store.UnitOfWork;

/** What is stored in one unit of work. */
record Batch(
    List<InvocationRow> records,
    List<LogLineRow> lines,
    List<InvocationCount> counts,
    Map<String, Long> similar) {

  static final Batch EMPTY = new Batch(List.of(), List.of(), List.of(), Map.of());

  boolean isEmpty() {
    return records.isEmpty() && lines.isEmpty() && counts.isEmpty();
  }

  /** Records before what refers to them. */
  void store(UnitOfWork unit) {
    unit.invocations().add(records);
    unit.logLines().add(lines);
    unit.invocationCounts().add(counts);
    unit.invocations().addSimilar(similar);
  }

  @Override
  public String toString() {
    return records.size() + " records, " + lines.size() + " lines, " + counts.size() + " counts";
  }
}
