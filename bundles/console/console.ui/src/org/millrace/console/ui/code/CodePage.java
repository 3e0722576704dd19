package org.millrace.console.ui.code;

import java.io.IOException;
import java.net.URL;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.BrowserFunction;
import org.eclipse.swt.browser.LocationListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.millrace.console.ui.TestIds;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser with Monaco in it. It is never waited for: orders go to it as events, and what it tells
 * comes by itself.
 */
final class CodePage {
  /** What the page has to say, in the UI thread. */
  interface Listener {
    /**
     * Something happened in the page, which waits for the answer: it must not be asked anything.
     */
    Object told(String what, Object[] values);

    /** It takes orders from now on. */
    void ready();

    /** Its process has died. */
    void torn();

    /** It was not ready in time. */
    void late();
  }

  private static final Logger LOG = LoggerFactory.getLogger(CodePage.class);
  private static final String BUNDLE = "org.millrace.console.monaco";

  private final Browser browser;
  private final Listener listener;
  private final StringBuilder pieces = new StringBuilder();
  private Optional<PageServer> server = Optional.empty();
  private boolean isReady;

  /**
   * @throws org.eclipse.swt.SWTError if there is no browser engine that can show it
   */
  CodePage(Composite parent, BrowserEngine engine, boolean isDark, Listener listener) {
    this.listener = listener;
    browser = TestIds.set(engine.open(parent), TestIds.EDITOR_TEXT);
    browser.setData(TestIds.STATE, "loading");
    Display display = browser.getDisplay();
    browser.addDisposeListener(event -> server.ifPresent(PageServer::stop));
    keepInPlace();
    new BrowserFunction(browser, "host") {
      @Override
      public Object function(Object[] values) {
        return CodePage.this.told((String) values[0], values);
      }
    };
    display.timerExec(engine.patienceMillis(), this::beLate);
    String theme = isDark ? "dark" : "light";
    Thread.ofPlatform().daemon().name("code-page-begin").start(() -> serve(display, theme));
  }

  /** Its threads take their time to start on a busy machine. */
  private void serve(Display display, String theme) {
    try {
      PageServer made = new PageServer(CodePage::file, () -> inWindow(display, listener::torn));
      if (display.isDisposed()) {
        made.stop();
      } else {
        display.asyncExec(() -> begin(made, theme));
      }
    } catch (IOException unserved) {
      LOG.warn("the page for code cannot be served", unserved);
      inWindow(display, listener::late);
    }
  }

  private void begin(PageServer made, String theme) {
    if (browser.isDisposed()) {
      made.stop();
    } else {
      server = Optional.of(made);
      browser.setUrl(made.address() + "web/editor.html?theme=" + theme);
    }
  }

  private static URL file(String path) {
    Bundle bundle = Objects.requireNonNull(Platform.getBundle(BUNDLE), BUNDLE);
    return bundle.getEntry(path);
  }

  private void inWindow(Display display, Runnable task) {
    if (!display.isDisposed()) {
      display.asyncExec(() -> {
        if (!browser.isDisposed()) {
          task.run();
        }
      });
    }
  }

  /** A link, a dropped file or a script must not put anything else in the place of the code. */
  private void keepInPlace() {
    browser.addLocationListener(
        LocationListener.changingAdapter(
            event -> event.doit = isOurs(event.location) || event.location.equals("about:blank")));
    browser.addOpenWindowListener(event -> event.required = true);
    browser.addListener(SWT.MenuDetect, event -> event.doit = false);
  }

  private boolean isOurs(String location) {
    return server.map(PageServer::address).filter(location::startsWith).isPresent();
  }

  private Object told(String what, Object[] values) {
    switch (what) {
      case "ready" -> inWindow(browser.getDisplay(), this::beReady);
      case "piece" -> pieces.append(values[1]);
      default -> {
        return listener.told(what, values);
      }
    }
    return null;
  }

  private void beReady() {
    isReady = true;
    browser.setData(TestIds.STATE, "ready");
    listener.ready();
  }

  private void beLate() {
    if (!isReady && !browser.isDisposed()) {
      listener.late();
    }
  }

  /** What was said in pieces before what is said now. */
  String takePieces() {
    String text = pieces.toString();
    pieces.setLength(0);
    return text;
  }

  boolean isReady() {
    return isReady;
  }

  /** After all orders before it; at once, or as soon as it can. */
  void order(Order order) {
    server.ifPresent(known -> known.send(order));
  }

  Browser browser() {
    return browser;
  }

  void dispose() {
    browser.dispose();
  }
}
