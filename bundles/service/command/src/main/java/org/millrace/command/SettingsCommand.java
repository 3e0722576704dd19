package org.millrace.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.millrace.management.ManagementClient;
import org.millrace.management.Settings;
import org.millrace.model.AppName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "settings", description = "The app settings; each change restarts the app.")
final class SettingsCommand {

  @Command(description = "Lists the settings with their values.")
  int list(@Mixin AgentCall call, @Parameters(paramLabel = "APP") AppName app) throws IOException {
    Settings settings = call.client().settings(app);
    call.answer(settings, out -> print(settings, out));
    return 0;
  }

  @Command(
      description = {
        "Sets some settings and leaves the others.",
        "A value after @ is read from a file, the value - from standard input."
      })
  int set(
      @Mixin AgentCall call,
      @Parameters(paramLabel = "APP") AppName app,
      @Parameters(paramLabel = "K=V", arity = "1..*") List<String> assignments)
      throws IOException {
    Map<String, String> wanted;
    try {
      wanted = new Assignments(call.surroundings()).read(assignments);
    } catch (WrongUse wrong) {
      throw call.wrong(wrong.getMessage());
    }
    return change(
        call,
        app,
        values -> {
          values.putAll(wanted);
          return values;
        });
  }

  @Command(description = "Removes settings.")
  int remove(
      @Mixin AgentCall call,
      @Parameters(paramLabel = "APP") AppName app,
      @Parameters(paramLabel = "K", arity = "1..*") List<String> names)
      throws IOException {
    return change(
        call,
        app,
        values -> {
          values.keySet().removeAll(names);
          return values;
        });
  }

  /** Reads and writes again when someone else was faster, so that neither change is lost. */
  private static int change(
      AgentCall call, AppName app, UnaryOperator<Map<String, String>> difference)
      throws IOException {
    ManagementClient client = call.client();
    Settings changed =
        Busy.retried(
            call,
            client,
            () -> {
              Settings now = client.settings(app);
              Map<String, String> values = difference.apply(new TreeMap<>(now.values()));
              return client.putSettings(app, new Settings(now.version(), values));
            });
    call.done(changed, app + " has version " + changed.version() + " of its settings.");
    return 0;
  }

  private static void print(Settings settings, PrintWriter out) {
    settings.values().forEach((name, value) -> out.println(name + "=" + Plain.lines(value)));
  }
}
