package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandImageService;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;

final class CommandsTest {
  private static List<Command> ours() {
    ICommandService service = PlatformUI.getWorkbench().getService(ICommandService.class);
    return List.of(service.getDefinedCommands()).stream()
        .filter(command -> command.getId().startsWith("org.millrace."))
        .toList();
  }

  @Test
  void every_command_has_a_name_a_description_and_a_picture() throws Exception {
    ICommandImageService images = PlatformUI.getWorkbench().getService(ICommandImageService.class);

    for (Command command : ours()) {
      assertFalse(command.getName().startsWith("%"), command.getId());
      assertNotNull(command.getDescription(), command.getId());
      assertNotNull(images.getImageDescriptor(command.getId()), command.getId());
    }
  }

  @Test
  void no_chord_means_two_things_in_one_context() {
    IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
    Map<String, String> known = new HashMap<>();
    List<String> conflicts = new ArrayList<>();

    for (Binding binding : Bot.ui(bindings::getBindings)) {
      if (binding.getParameterizedCommand() == null) {
        continue;
      }
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
}
