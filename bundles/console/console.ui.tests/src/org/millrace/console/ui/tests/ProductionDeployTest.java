package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Installation;

/** A package goes to production when a person says so, whichever way it comes; by real keys. */
final class ProductionDeployTest extends ConsoleTest {
  private static final String DEPLOYMENT = "POST /api/v1/apps/orders/deployments";

  @TempDir Path folder;
  private final Keyboard keyboard = new Keyboard();
  private FakeAgent agent;

  @BeforeEach
  void makePackage() throws IOException {
    Files.writeString(folder.resolve("host.json"), "{\"version\": \"2.0\"}");
    agent = connected(Orders.bare(Installation.Kind.PRODUCTION));
  }

  @AfterEach
  void letGo() {
    keyboard.close();
  }

  @Test
  void dropped_it_is_asked_about() throws IOException {
    try (FileDrag drag = FileDrag.ready()) {
      drag.begin(List.of(folder));

      assertAskedAbout(() -> drag.dropOn(Orders.row(agent), "Deploy to orders on PRODUCTION test"));
    }
  }

  @Test
  void deployed_by_its_keys_it_is_asked_about() {
    assertAskedAbout(() -> {
      focusOrders();
      keyboard.stroke(SWT.CTRL | SWT.SHIFT, 'm');
      keyboard.type("d");
      Bot.type(TestIds.DEPLOY_SOURCE, folder.toString());
      finish();
      Bot.await("the plan", () -> Bot.isThere(TestIds.DEPLOY_PLAN_FILES));
      finish();
    });
  }

  @Test
  void pasted_it_is_asked_about() {
    copy(new String[] {folder.toString()}, FileTransfer.getInstance());

    assertAskedAbout(() -> {
      focusOrders();
      keyboard.stroke(SWT.CTRL, 'v');
    });
  }

  private void assertAskedAbout(Runnable deploy) {
    deploy.run();
    Button ok = Bot.find(Button.class, TestIds.CONFIRM_OK);
    Button cancel = Bot.find(Button.class, TestIds.CONFIRM_CANCEL);
    assertEquals("Deploy to Production", Bot.ui(ok::getText));
    assertSame(cancel, Bot.ui(() -> cancel.getShell().getDefaultButton()));
    Composite dialog = Bot.ui(cancel::getShell);
    assertTrue(Bot.isThere(dialog, TestIds.STRIP_PRODUCTION));
    Bot.click(cancel);
    Bot.await("the question gone", () -> !Bot.isThere(TestIds.CONFIRM_OK));
    assertEquals(List.of(), agent.orders());

    deploy.run();
    Bot.click(TestIds.CONFIRM_OK);
    Bot.await("the deployment", () -> agent.orders().equals(List.of(DEPLOYMENT)));
  }

  private void focusOrders() {
    keyboard.aim(Bot.window().getShell());
    Orders.select(agent);
  }

  private static void copy(Object what, Transfer as) {
    Bot.ui(() -> {
      Clipboard clipboard = new Clipboard(Display.getDefault());
      clipboard.setContents(new Object[] {what}, new Transfer[] {as});
      clipboard.dispose();
      return null;
    });
  }

  @Test
  void where_text_is_typed_the_clipboard_is_about_the_text() {
    copy("ord", TextTransfer.getInstance());
    Text filter = Bot.find(Text.class, TestIds.EXPLORER_FILTER);
    keyboard.aim(Bot.window().getShell());
    Bot.ui(() -> filter.setFocus());

    keyboard.stroke(SWT.CTRL, 'v');

    Bot.await("the text", () -> "ord".equals(Bot.ui(filter::getText)));
    copy("something else", TextTransfer.getInstance());
    keyboard.stroke(SWT.CTRL, 'a');
    keyboard.stroke(SWT.CTRL, 'c');

    Bot.await("the copy", () -> Bot.clipboard().equals("ord"));
    Bot.type(TestIds.EXPLORER_FILTER, "");
  }
}
