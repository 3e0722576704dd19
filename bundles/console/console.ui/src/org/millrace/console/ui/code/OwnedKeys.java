package org.millrace.console.ui.code;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.keys.IBindingService;

/**
 * Knows which strokes are the workbench's just now. The page must not touch them: what it leaves
 * alone comes back to the workbench, which would do it again.
 */
final class OwnedKeys {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(SWT.ARROW_UP, "ArrowUp"),
          Map.entry(SWT.ARROW_DOWN, "ArrowDown"),
          Map.entry(SWT.ARROW_LEFT, "ArrowLeft"),
          Map.entry(SWT.ARROW_RIGHT, "ArrowRight"),
          Map.entry(SWT.PAGE_UP, "PageUp"),
          Map.entry(SWT.PAGE_DOWN, "PageDown"),
          Map.entry(SWT.HOME, "Home"),
          Map.entry(SWT.END, "End"),
          Map.entry(SWT.INSERT, "Insert"),
          Map.entry((int) SWT.DEL, "Delete"),
          Map.entry((int) SWT.BS, "Backspace"),
          Map.entry((int) SWT.TAB, "Tab"),
          Map.entry((int) SWT.CR, "Enter"),
          Map.entry((int) SWT.ESC, "Escape"));

  private final IBindingService bindings;
  private final Collection<?> contexts;
  private final Set<TriggerSequence> taken = new HashSet<>();

  private OwnedKeys() {
    bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
    contexts = PlatformUI.getWorkbench().getService(IContextService.class).getActiveContextIds();
  }

  static Order.Keys now() {
    return new OwnedKeys().order();
  }

  /**
   * Asks every binding by itself: the service's own answers leave out chords that are bound twice,
   * which are run all the same when one of their commands can be.
   */
  private Order.Keys order() {
    SortedSet<String> owned = new TreeSet<>();
    SortedSet<String> begun = new TreeSet<>();
    Binding[] all = bindings.getBindings();
    for (Binding binding : all) {
      // A binding without a command takes that of the same chord away.
      if (binding.getParameterizedCommand() == null && isHere(binding)) {
        taken.add(binding.getTriggerSequence());
      }
    }
    for (Binding binding : all) {
      if (isLive(binding)) {
        KeyStroke[] strokes = ((KeySequence) binding.getTriggerSequence()).getKeyStrokes();
        (strokes.length > 1 ? begun : owned).add(name(strokes[0]));
      }
    }
    owned.remove("");
    begun.remove("");
    return new Order.Keys(owned, begun);
  }

  private boolean isLive(Binding binding) {
    boolean isTaken = binding.getPlatform() == null && taken.contains(binding.getTriggerSequence());
    return binding.getParameterizedCommand() != null
        && isHere(binding)
        && !isTaken
        && binding.getSchemeId().equals(bindings.getActiveScheme().getId())
        && contexts.contains(binding.getContextId())
        && binding.getTriggerSequence() instanceof KeySequence
        && binding.getParameterizedCommand().getCommand().isHandled();
  }

  private static boolean isHere(Binding binding) {
    return binding.getPlatform() == null || binding.getPlatform().equals(SWT.getPlatform());
  }

  /** As the page calls it: {@code CS:M}; empty for keys that it does not know. */
  private static String name(KeyStroke stroke) {
    int modifiers = stroke.getModifierKeys();
    String key = key(stroke.getNaturalKey());
    return key.isEmpty()
        ? ""
        : sign(modifiers, SWT.CTRL, "C")
            + sign(modifiers, SWT.SHIFT, "S")
            + sign(modifiers, SWT.ALT, "A")
            + sign(modifiers, SWT.COMMAND, "M")
            + ":"
            + key;
  }

  private static String sign(int modifiers, int modifier, String sign) {
    return (modifiers & modifier) == 0 ? "" : sign;
  }

  private static String key(int key) {
    if (key >= SWT.F1 && key <= SWT.F20) {
      return "F" + (key - SWT.F1 + 1);
    }
    boolean isSign = key >= ' ' && key < SWT.DEL;
    return isSign ? String.valueOf((char) key) : NAMES.getOrDefault(key, "");
  }
}
