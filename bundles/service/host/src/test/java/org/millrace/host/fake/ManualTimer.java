package org.millrace.host.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A scheduler whose time passes only when a test says so; tasks run on the test's thread. */
public final class ManualTimer extends AbstractExecutorService implements ScheduledExecutorService {
  private final List<Task<?>> tasks = new ArrayList<>();
  private long now = 1;

  public synchronized long nanoTime() {
    return now;
  }

  /** Lets time pass and runs what becomes due, each task at its own time. */
  public void advance(Duration time) {
    long end = nanoTime() + time.toNanos();
    for (Task<?> due = takeDue(end); due != null; due = takeDue(end)) {
      due.run();
    }
    synchronized (this) {
      now = end;
    }
  }

  private synchronized Task<?> takeDue(long end) {
    tasks.removeIf(FutureTask::isCancelled);
    Task<?> next =
        tasks.stream()
            .filter(task -> task.due <= end)
            .min(Comparator.comparingLong(task -> task.due))
            .orElse(null);
    if (next != null) {
      tasks.remove(next);
      now = Math.max(now, next.due);
    }
    return next;
  }

  private synchronized <T> Task<T> add(Task<T> task) {
    tasks.add(task);
    return task;
  }

  /** How many tasks wait for their time. */
  public synchronized long pending() {
    return tasks.stream().filter(task -> !task.isCancelled()).count();
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return add(new Task<>(command, nanoTime() + unit.toNanos(delay), 0));
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(new Task<>(callable, nanoTime() + unit.toNanos(delay)));
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return scheduleWithFixedDelay(command, initialDelay, period, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return add(new Task<>(command, nanoTime() + unit.toNanos(initialDelay), unit.toNanos(delay)));
  }

  @Override
  public void execute(Runnable command) {
    command.run();
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }

  private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private final long period;
    private long due;

    Task(Runnable command, long due, long period) {
      super(command, null);
      this.due = due;
      this.period = period;
    }

    Task(Callable<V> callable, long due) {
      super(callable);
      this.due = due;
      this.period = 0;
    }

    @Override
    public void run() {
      if (period == 0) {
        super.run();
      } else if (runAndReset()) {
        due += period;
        add(this);
      }
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
