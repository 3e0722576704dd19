package org.millrace.console.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.millrace.console.ui.TestIds;

/** The menu that is open over the window. */
final class Menus {
  private Menus() {}

  /** Chooses an item, as a click on it does; the last word is in the menus of those before. */
  static void choose(String... words) {
    Bot.await(
        "a menu with " + Arrays.toString(words),
        () -> Bot.ui(() -> look(List.of(words)).isPresent()));
    MenuItem item = Bot.ui(() -> look(List.of(words)).orElseThrow());
    Menu menu = Bot.ui(() -> open().orElseThrow());
    Bot.click(item);
    Bot.ui(() -> {
      menu.setVisible(false);
      return null;
    });
  }

  private static Optional<Menu> open() {
    Shell shell = Bot.window().getShell();
    return Optional.ofNullable((Menu) shell.getData(TestIds.POPUP))
        .filter(menu -> !menu.isDisposed());
  }

  private static Optional<MenuItem> look(List<String> words) {
    return open().flatMap(menu -> look(menu, words));
  }

  private static Optional<MenuItem> look(Menu menu, List<String> words) {
    Optional<MenuItem> found =
        Arrays.stream(menu.getItems())
            .filter(item -> item.getText().replace("&", "").equals(words.getFirst()))
            .findFirst();
    return words.size() == 1
        ? found
        : found.flatMap(item -> look(item.getMenu(), words.subList(1, words.size())));
  }
}
