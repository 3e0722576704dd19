package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandImageService;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.console.ui.ConsoleIds;

/** Every command of plugin.xml can be reached without a mouse. */
final class CommandsTest {
  private static final String WINDOW = "org.eclipse.ui.contexts.window";

  private static final ICommandService COMMANDS =
      PlatformUI.getWorkbench().getService(ICommandService.class);

  /** The chords that work in every part, as the guide and people's fingers have them. */
  private static final Map<String, String> CHORDS = new TreeMap<>();

  static {
    CHORDS.put("connect", "M1+M2+M C");
    CHORDS.put("app.new", "M1+M2+M A");
    CHORDS.put("app.startStop", "M1+M2+M S");
    CHORDS.put("url.copy", "M1+M2+M U");
    CHORDS.put("deploy.package", "M1+M2+M D");
    CHORDS.put("deploy.draft", "M1+M2+M L");
    CHORDS.put("deploy.rollback", "M1+M2+M B");
    CHORDS.put("function.new", "M1+M2+M F");
    CHORDS.put("function.open", "F3");
    CHORDS.put("function.toggle", "M1+M2+M E");
    CHORDS.put("test.run", "M1+F11");
    CHORDS.put("open.anything", "M1+M2+R");
    CHORDS.put("publish.toggle", "M1+M2+M O");
    CHORDS.put("publish.profile", "M1+M2+M G");
    CHORDS.put("logs.open", "M1+M2+M T");
    CHORDS.put("secret.show", "M1+M2+M V");
    CHORDS.put("show.asCommand", "M1+M2+M X");
    CHORDS.put("focus.statusBar", "M1+M2+M Z");
    CHORDS.put("focus.tabMoves", "M1+M2+M K");
  }

  static Stream<String> ids() {
    return elements("org.eclipse.ui.commands", "command", "id").stream();
  }

  private static Set<String> elements(String point, String name, String attribute) {
    return Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor(point))
        .filter(element -> element.getName().equals(name))
        .map(element -> element.getAttribute(attribute))
        .filter(id -> id.startsWith("org.millrace."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void every_command_has_a_name_a_description_and_a_picture(String id) throws NotDefinedException {
    Command command = COMMANDS.getCommand(id);
    ICommandImageService images = PlatformUI.getWorkbench().getService(ICommandImageService.class);

    assertTrue(command.isDefined());
    assertFalse(command.getName().startsWith("%"), command.getName());
    assertFalse(command.getDescription().startsWith("%"), command.getDescription());
    assertNotNull(images.getImageDescriptor(id));
  }

  /** Quick Access lists what has a handler, under its category. */
  @ParameterizedTest
  @MethodSource("ids")
  void every_command_is_found_in_quick_access(String id) throws NotDefinedException {
    assertEquals("Millrace", COMMANDS.getCommand(id).getCategory().getName());
    assertTrue(
        elements("org.eclipse.ui.handlers", "handler", "commandId").contains(id),
        "Nothing handles " + id + ".");
  }

  /** A person who looks through the menus finds it, or the part that it belongs to shows it. */
  @ParameterizedTest
  @MethodSource("ids")
  void every_command_has_a_place_or_belongs_to_a_part(String id) {
    assertTrue(placed().contains(id) || isOfItsPart(id), id + " is in no menu.");
  }

  private static Set<String> placed() {
    Set<String> placed = new TreeSet<>();
    for (IConfigurationElement place :
        Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.menus")) {
      collect(place, placed);
    }
    return placed;
  }

  private static void collect(IConfigurationElement place, Collection<String> placed) {
    if (place.getName().equals("command")) {
      placed.add(place.getAttribute("commandId"));
    }
    for (IConfigurationElement child : place.getChildren()) {
      collect(child, placed);
    }
  }

  /** Its buttons are in the part itself. */
  private static boolean isOfItsPart(String id) {
    return Stream.of("logs.", "settings.", "keys.", "secret.")
        .map(ConsoleIds::command)
        .anyMatch(id::startsWith);
  }

  @Test
  void the_chords_of_the_guide_are_those_that_are_bound() throws ParseException {
    Map<String, String> expected = new TreeMap<>();
    for (Map.Entry<String, String> chord : CHORDS.entrySet()) {
      expected.put(chord.getKey(), KeySequence.getInstance(chord.getValue()).format());
    }
    Map<String, String> bound = new TreeMap<>();
    for (Binding binding : bindings()) {
      String id = binding.getParameterizedCommand().getId();
      if (id.startsWith(ConsoleIds.command("")) && binding.getContextId().equals(WINDOW)) {
        bound.put(
            id.substring(ConsoleIds.command("").length()), binding.getTriggerSequence().format());
      }
    }

    assertEquals(expected, bound);
  }

  @Test
  void no_chord_means_two_things_in_one_context() {
    Map<String, String> known = new HashMap<>();
    List<String> conflicts = new ArrayList<>();

    for (Binding binding : bindings()) {
      String chord = binding.getContextId() + " " + binding.getTriggerSequence();
      String command = binding.getParameterizedCommand().getId();
      String other = known.put(chord, command);
      boolean isOurs = command.startsWith("org.millrace.");
      if (other != null && !other.equals(command) && isOurs) {
        conflicts.add(chord + ": " + command + ", " + other);
      }
    }

    assertEquals(List.of(), conflicts);
  }

  /** A chord that waits for a second stroke would never come to what the first alone does. */
  @Test
  void no_chord_of_ours_begins_with_another_ones_whole() {
    List<String> ours = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (Binding binding : bindings()) {
      String chord = binding.getTriggerSequence().format();
      boolean isEverywhere = binding.getContextId().equals(WINDOW);
      if (isEverywhere) {
        all.add(chord);
      }
      if (isEverywhere && binding.getParameterizedCommand().getId().startsWith("org.millrace.")) {
        ours.add(chord);
      }
    }

    List<String> swallowed =
        ours.stream()
            .filter(chord -> all.stream().anyMatch(other -> chord.startsWith(other + " ")))
            .toList();

    assertEquals(List.of(), swallowed);
  }

  private static List<Binding> bindings() {
    IBindingService service = PlatformUI.getWorkbench().getService(IBindingService.class);
    return Arrays.stream(Bot.ui(service::getBindings))
        .filter(binding -> binding.getParameterizedCommand() != null)
        .toList();
  }
}
