package org.millrace.store;

import java.util.List;

/** What happened after a change that a reader knows. */
public sealed interface ChangesSince {

  /** In the order of their commits, without a hole; empty when nothing happened. */
  record Known(List<ChangeRow> changes) implements ChangesSince {
    public Known {
      changes = List.copyOf(changes);
    }
  }

  /** The change is too old, or of another database: read everything again. */
  record Unknown() implements ChangesSince {}
}
