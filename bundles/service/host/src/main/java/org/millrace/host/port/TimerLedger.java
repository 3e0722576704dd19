package org.millrace.host.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.millrace.model.AppName;

/**
 * What the agents of an installation agree on about timers: when each is due, and which one agent
 * runs it. An entry that was read is a claim check: every call that changes something takes it and
 * does nothing when the entry has changed since. Calls block.
 */
public interface TimerLedger {

  /** A timer of the installation. */
  record TimerName(AppName app, String function) {
    @Override
    public String toString() {
      return app + "/" + function;
    }
  }

  /** When a timer fires, as some revision of its app wants it. */
  record Plan(int revision, String schedule) {}

  /**
   * @param due the next time it fires; {@link Instant#MAX} when never
   * @param last when its last run started; empty before the first
   * @param updated when due was set
   * @param owner who runs it now; empty when nobody does
   * @param until when the owner is taken to be dead
   * @param token changes with every change
   */
  record Entry(
      TimerName name,
      Plan plan,
      Instant due,
      Optional<Instant> last,
      Instant updated,
      String owner,
      Instant until,
      long token) {

    /** Whether somebody runs it who is taken to be alive. */
    public boolean isRunning(Instant now) {
      return !owner.isEmpty() && until.isAfter(now);
    }
  }

  /** The installation's time, which all of this goes by. */
  Instant now();

  Optional<Entry> find(TimerName name);

  /** False when somebody was faster. */
  boolean create(TimerName name, Plan plan, Instant due);

  /** Sets another plan while nobody runs the timer; the last run is kept. */
  boolean replan(Entry seen, Plan plan, Instant due);

  /** Takes the timer to run it, when nobody alive does. */
  Optional<Entry> claim(Entry seen, String owner, Duration length);

  /** Says that the owner is alive; false when somebody else has the timer by now. */
  boolean renew(Entry held, Duration length);

  /** Ends the run and gives the timer back. */
  boolean finish(Entry held, Instant started, Instant due);
}
