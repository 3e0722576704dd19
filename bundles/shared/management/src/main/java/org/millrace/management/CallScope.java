package org.millrace.management;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;

/**
 * Calls that can be ended together from another thread, such as those of one operation that a
 * person cancels. Calls of other scopes go on.
 *
 * @see ManagementClient#within
 */
public final class CallScope {
  private final Set<Call> running = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  /** Ends what is under way with an IOException, and whatever would begin later. */
  public void cancel() {
    cancelled = true;
    running.forEach(Call::cancel);
  }

  public boolean isCancelled() {
    return cancelled;
  }

  void enter(Call call) {
    running.add(call);
    if (cancelled) {
      call.cancel();
    }
  }

  void leave(Call call) {
    running.remove(call);
  }
}
