package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.Revealed;
import org.millrace.console.ui.SecretClipboard;

final class SecretsTest {
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration AFTER = SOON.multipliedBy(2);

  @Test
  void a_secret_that_is_shown_is_hidden_again_by_itself() {
    Revealed revealed = Bot.ui(() -> new Revealed(Bot.window().getShell(), SOON, () -> {}));

    Bot.ui(() -> {
      revealed.show(List.of("default"));
      assertTrue(revealed.isShown("default"));
      return null;
    });

    Bot.await("hidden", () -> Bot.ui(() -> !revealed.isShown("default")));
  }

  @Test
  void a_secret_that_was_copied_does_not_stay_on_the_clipboard() {
    Bot.ui(() -> {
      SecretClipboard.copy(Display.getCurrent(), "swordfish", SOON);
      return null;
    });

    Bot.await("an empty clipboard", () -> Bot.clipboard().isEmpty());
  }

  @Test
  void what_was_copied_after_it_stays() {
    Revealed over = Bot.ui(() -> new Revealed(Bot.window().getShell(), AFTER, () -> {}));
    Bot.ui(() -> {
      SecretClipboard.copy(Display.getCurrent(), "swordfish", SOON);
      SecretClipboard.copyPlain(Display.getCurrent(), "my notes");
      over.show(List.of("until the secret's time is over"));
      return null;
    });

    Bot.await("the end of its time", () -> Bot.ui(() -> !over.isAnyShown()));

    assertEquals("my notes", Bot.clipboard());
  }
}
