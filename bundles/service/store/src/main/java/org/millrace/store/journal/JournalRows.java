package org.millrace.store.journal;

import java.time.Instant;
import org.millrace.host.port.InvocationSink.Ended;
import org.millrace.host.port.InvocationSink.LogLine;
import org.millrace.store.InvocationCount;
import org.millrace.store.InvocationRow;
import org.millrace.store.LogLineRow;

/** Makes rows of what the host told; errors are masked here, log lines already were. */
final class JournalRows {
  private static final int FIRST_ATTEMPT = 1;

  private final String agent;
  private final SecretMask mask;

  JournalRows(String agent, SecretMask mask) {
    this.agent = agent;
    this.mask = mask;
  }

  InvocationRow of(Ended ended) {
    return new InvocationRow(
        0,
        ended.invocationId(),
        ended.app(),
        ended.function(),
        ended.trigger(),
        agent,
        ended.revision(),
        FIRST_ATTEMPT,
        ended.started(),
        ended.duration(),
        ended.outcome(),
        ended.cold(),
        ended.status(),
        mask.apply(ended.app(), ended.error()),
        mask.apply(ended.app(), ended.stackTrace()),
        0);
  }

  LogLineRow of(NumberedLine numbered) {
    LogLine line = numbered.line();
    return new LogLineRow(
        0,
        line.app(),
        agent,
        numbered.number(),
        line.time(),
        line.level(),
        line.function(),
        line.invocationId(),
        line.category(),
        line.message());
  }

  InvocationCount of(InvocationJournal.TallyKey key, Instant second, FunctionTally.Second counted) {
    return new InvocationCount(
        key.app(),
        key.function(),
        agent,
        second,
        counted.failures(),
        counted.cold(),
        counted.total(),
        counted.durations());
  }
}
