package org.millrace.store.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue without locks that takes no more than it may hold. Many offer, one thread drains. */
final class BoundedQueue<T> {
  private final Queue<T> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final int capacity;

  BoundedQueue(int capacity) {
    this.capacity = capacity;
  }

  /** False when it is full. */
  boolean offer(T value) {
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      return false;
    }
    queue.add(value);
    return true;
  }

  List<T> drain(int most) {
    List<T> values = new ArrayList<>();
    for (T value = queue.poll(); value != null; value = queue.poll()) {
      values.add(value);
      size.decrementAndGet();
      if (values.size() == most) {
        break;
      }
    }
    return values;
  }

  int size() {
    return size.get();
  }
}
