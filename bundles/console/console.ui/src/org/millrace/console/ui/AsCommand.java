package org.millrace.console.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.millrace.console.core.script.CommandForm;
import org.millrace.console.core.script.CommandScript;
import org.millrace.console.core.script.Subject;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.Node;

/** Shows what can be done in the console as lines for a shell. */
public final class AsCommand {
  /** A command's name with the lines that do the same. */
  record Choice(String label, CommandScript script) {}

  /** Says the lines as they are at that moment; empty while something is missing. */
  public interface Script {
    Optional<CommandScript> now();
  }

  private AsCommand() {}

  /** Shows the lines of all commands that do something with the thing. */
  public static void show(Shell parent, Node node) {
    Subject subject = subject(node);
    List<Choice> choices =
        CommandForm.allFor(subject).stream()
            .map(form -> new Choice(name(form), form.of(subject).orElseThrow()))
            .toList();
    new AsCommandDialog(parent, choices).open();
  }

  /** A link to the lines of one thing that is about to be done. */
  public static Link link(Composite parent, Script script) {
    Link link = TestIds.set(new Link(parent, SWT.NONE), TestIds.AS_COMMAND_LINK);
    link.setText("<a>" + Messages.AsCommand_link + "</a>");
    link.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event ->
            script
                .now()
                .map(lines -> List.of(new Choice("", lines)))
                .ifPresent(lines -> new AsCommandDialog(link.getShell(), lines).open())));
    return link;
  }

  /** The lines that do to the thing what the command does. */
  public static Script of(CommandForm form, Node node) {
    return () -> form.of(subject(node));
  }

  /** The thing as a line has to name it. */
  public static Subject subject(Node node) {
    return switch (node) {
      case AppNode app -> subject(app);
      case AppPartNode part -> subject(part.parent());
      case FileNode file -> subject(file.parent());
      case FunctionNode function -> subject(function.parent()).with(function.function());
      case DeploymentNode row -> {
        Subject subject = Subject.of(row.installation().connection()).with(row.deployment());
        yield row.installation().app(row.deployment().app()).map(subject::with).orElse(subject);
      }
      default -> Subject.of(node.installation().connection());
    };
  }

  private static Subject subject(AppNode node) {
    return Subject.of(node.installation().connection()).with(node.app());
  }

  private static String name(CommandForm form) {
    try {
      return PlatformUI.getWorkbench()
          .getService(ICommandService.class)
          .getCommand(ConsoleIds.command(form.command()))
          .getName();
    } catch (NotDefinedException missing) {
      throw new IllegalStateException(form.command() + " is no command.", missing);
    }
  }
}
