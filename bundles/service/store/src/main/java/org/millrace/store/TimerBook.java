package org.millrace.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.millrace.host.port.TimerLedger;

/** The timers' ledger in the store: each call is a unit of work of its own. */
public final class TimerBook implements TimerLedger {
  private final Store store;

  public TimerBook(Store store) {
    this.store = store;
  }

  @Override
  public Instant now() {
    return store.clock().instant();
  }

  @Override
  public Optional<Entry> find(TimerName name) {
    return store.read(unit -> unit.timers().find(name));
  }

  @Override
  public boolean create(TimerName name, Plan plan, Instant due) {
    return store.write(unit -> unit.timers().create(name, plan, due));
  }

  @Override
  public boolean replan(Entry seen, Plan plan, Instant due) {
    return store.write(unit -> unit.timers().replan(seen, plan, due));
  }

  @Override
  public Optional<Entry> claim(Entry seen, String owner, Duration length) {
    return store.write(unit -> unit.timers().claim(seen, owner, length));
  }

  @Override
  public boolean renew(Entry held, Duration length) {
    return store.write(unit -> unit.timers().renew(held, length));
  }

  @Override
  public boolean finish(Entry held, Instant started, Instant due) {
    return store.write(unit -> unit.timers().finish(held, started, due));
  }
}
