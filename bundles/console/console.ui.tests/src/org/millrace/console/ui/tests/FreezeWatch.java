package org.millrace.console.ui.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test during which our code held up the UI thread. A busy machine is not our fault: the
 * thread has to stand in our code at two looks in a row, 100 ms apart, and if it computes, it has
 * to have had a processor for half of that time.
 */
final class FreezeWatch implements BeforeEachCallback, AfterEachCallback {
  private static final String TESTS = "org.millrace.console.ui.tests.";
  private static final long PING_MILLIS = 20;
  private static final long LIMIT_MILLIS = 100;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final AtomicReference<String> frozen = new AtomicReference<>();
  private CountDownLatch end;
  private Thread watcher;

  @Override
  public void beforeEach(ExtensionContext context) {
    frozen.set(null);
    end = new CountDownLatch(1);
    watcher = Thread.ofPlatform().name("test-freeze-watch").daemon().start(this::watch);
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    end.countDown();
    watcher.join();
    if (frozen.get() != null) {
      throw new AssertionError("The window did not react for over 100 ms:\n" + frozen.get());
    }
  }

  private void watch() {
    Display display = Display.getDefault();
    try {
      while (!end.await(PING_MILLIS, TimeUnit.MILLISECONDS)) {
        CountDownLatch answer = new CountDownLatch(1);
        display.asyncExec(answer::countDown);
        look(display.getThread(), answer);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Thread window, CountDownLatch answer) throws InterruptedException {
    boolean wasOurs = false;
    long before = computed(window);
    while (!answer.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
      StackTraceElement[] stack = window.getStackTrace();
      boolean isOurs = isOurs(window, stack);
      long now = computed(window);
      boolean isStarved = isComputing(window, stack) && now - before < LIMIT_MILLIS / 2;
      if (isOurs && wasOurs && !isStarved) {
        frozen.compareAndSet(null, text(stack));
      }
      wasOurs = isOurs;
      before = now;
      if (end.getCount() == 0) {
        return;
      }
    }
  }

  private static long computed(Thread window) {
    return TimeUnit.NANOSECONDS.toMillis(THREADS.getThreadCpuTime(window.threadId()));
  }

  /** Java calls a thread runnable, too, that waits in the system for a file or the network. */
  private static boolean isComputing(Thread window, StackTraceElement[] stack) {
    boolean isInSystem = stack.length > 0 && stack[0].isNativeMethod();
    return window.getState() == Thread.State.RUNNABLE && !isInSystem;
  }

  /**
   * Our code computes, or waits for something, above the event loop that runs now. The toolkit
   * computing on our behalf is not blamed: making a wizard takes its time on a busy machine.
   * Neither is Java linking a lambda for the first time.
   */
  private static boolean isOurs(Thread window, StackTraceElement[] stack) {
    boolean isWaiting = window.getState() != Thread.State.RUNNABLE;
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      if (frame.getMethodName().equals("readAndDispatch") || type.startsWith(TESTS)) {
        return false;
      }
      if (type.startsWith("org.millrace.")) {
        return true;
      }
      boolean isToolkit = type.startsWith("org.eclipse.") && !isWaiting;
      if (isToolkit || type.startsWith("java.lang.invoke.")) {
        return false;
      }
    }
    return false;
  }

  private static String text(StackTraceElement[] stack) {
    return String.join("\n", Arrays.stream(stack).map(frame -> "  at " + frame).toList());
  }
}
