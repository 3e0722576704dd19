package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.LocationListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.code.BrowserEngine;
import org.millrace.console.ui.code.CodePane;

/** Code where Monaco does not work, or something does not mean it well. */
final class CodeTroubleTest extends PaneTest {
  @Test
  void without_a_browser_engine_code_is_plain_and_that_is_said_once() {
    BrowserEngine none =
        parent -> {
          throw new SWTError(SWT.ERROR_NO_HANDLES, "no libraries");
        };
    show(none, "one\n", "a.txt");

    assertTrue(isPlain());
    assertEquals("one\n", text());
    assertEquals(1, told.size());
    assertTrue(told.getFirst().contains("install WebKitGTK 4.1"), told.getFirst());
    pane = Bot.ui(() -> new CodePane(shell, none, told::add));
    Bot.ui(() -> {
      pane.open("two\n", "b.txt");
      return null;
    });
    assertEquals("two\n", text());
    assertEquals(1, told.size());
  }

  @Test
  void a_page_that_does_not_come_is_not_waited_for() {
    BrowserEngine slow =
        new BrowserEngine() {
          @Override
          public Browser open(Composite parent) {
            Browser browser = BrowserEngine.OF_THE_MACHINE.open(parent);
            browser.setJavascriptEnabled(false);
            return browser;
          }

          @Override
          public int patienceMillis() {
            return 500;
          }
        };
    show(slow, "one\n", "a.txt");

    Bot.await("the plain editor", PaneTest::isPlain);
    assertEquals("one\n", OpenFile.text());
    assertTrue(told.getFirst().contains("was not there in time"), told.getFirst());
  }

  @Test
  void a_page_that_dies_again_and_again_is_given_up() {
    showPage("one\n", "a.txt");
    OpenPage.type("x");

    for (int death = 0; death < 3; death++) {
      Browser dead = OpenPage.browser();
      Engines.killPages();
      Bot.await("the page gone", () -> Bot.ui(dead::isDisposed));
      OpenPage.await();
      assertEquals("xone\n", OpenPage.text());
    }
    Engines.killPages();

    Bot.await("the plain editor", PaneTest::isPlain);
    assertEquals("xone\n", OpenFile.text());
    assertTrue(told.getFirst().contains("has died several times"), told.getFirst());
  }

  @Test
  void nothing_takes_the_place_of_the_page_and_nothing_is_asked_outside() {
    showPage("one\n", "a.txt");
    List<String> refused = new CopyOnWriteArrayList<>();
    Browser browser = OpenPage.browser();
    Bot.ui(() -> {
      browser.addLocationListener(
          LocationListener.changingAdapter(event -> {
            if (!event.doit) {
              refused.add(event.location);
            }
          }));
      return null;
    });
    int windows = Bot.ui(() -> Display.getDefault().getShells().length);

    OpenPage.ask("(() => { location.href = 'http://127.0.0.1:65000/a'; return ''; })()");
    Bot.await("the refusal", () -> refused.contains("http://127.0.0.1:65000/a"));
    OpenPage.ask("(() => { window.open('http://127.0.0.1:65000/b'); return ''; })()");
    OpenPage.ask(
        "(() => { fetch('http://127.0.0.1:65000/c').catch((e) => window.said = '' + e); return ''; })()");
    Bot.await("the policy", () -> OpenPage.ask("window.said || ''").toString().contains("Type"));

    assertEquals("one\n", OpenPage.text());
    assertEquals(windows, (int) Bot.ui(() -> Display.getDefault().getShells().length));
    assertFalse(isPlain());
  }
}
