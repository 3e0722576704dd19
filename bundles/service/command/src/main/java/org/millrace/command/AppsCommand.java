package org.millrace.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.millrace.management.App;
import org.millrace.management.Function;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "apps", description = "The function apps of the installation.")
final class AppsCommand {
  static final Table<App> TABLE =
      new Table<App>()
          .column("NAME", App::name)
          .column("STATE", AppsCommand::state)
          .column("STACK", App::stack)
          .column("REVISION", App::revision)
          .column("FUNCTIONS", app -> app.functions().stream().filter(Function::enabled).count())
          .column("URL", App::url);

  @Command(description = "Lists the apps.")
  int list(@Mixin AgentCall call) throws IOException {
    call.answer(call.client().apps(), TABLE);
    return 0;
  }

  @Command(description = "Makes an app; deploy something to it next.")
  int create(@Mixin AgentCall call, @Parameters(paramLabel = "APP") AppName app)
      throws IOException {
    call.done(call.client().createApp(app), app + " was created.");
    return 0;
  }

  @Command(
      description = "Deletes an app with its deployments, settings and keys. There is no way back.")
  int delete(@Mixin AgentCall call, @Parameters(paramLabel = "APP") AppName app)
      throws IOException {
    ManagementClient client = call.client();
    Busy.retried(
        call,
        client,
        () -> {
          client.deleteApp(app);
          return app;
        });
    call.done(Map.of("deleted", app), app + " was deleted.");
    return 0;
  }

  @Command(description = "Starts a stopped app.")
  int start(@Mixin AgentCall call, @Parameters(paramLabel = "APP") AppName app) throws IOException {
    ManagementClient client = call.client();
    report(call, Busy.retried(call, client, () -> client.start(app)));
    return 0;
  }

  @Command(description = "Stops an app: it answers nothing and runs nothing until it is started.")
  int stop(@Mixin AgentCall call, @Parameters(paramLabel = "APP") AppName app) throws IOException {
    ManagementClient client = call.client();
    report(call, Busy.retried(call, client, () -> client.stop(app)));
    return 0;
  }

  @Command(description = "Starts the app's workers anew and waits until they answer.")
  int restart(@Mixin AgentCall call, @Parameters(paramLabel = "APP") AppName app)
      throws IOException {
    ManagementClient client = call.client();
    call.tell("Restarting " + app + ".");
    report(call, Busy.retried(call, client, () -> client.restart(app)));
    return 0;
  }

  @Command(description = "Saves the package that is live.")
  int download(
      @Mixin AgentCall call,
      @Parameters(paramLabel = "APP") AppName app,
      @Option(names = "--out", paramLabel = "F", description = "The file; else APP.zip, here.")
          String out)
      throws IOException {
    Path file = call.surroundings().path(out == null ? app + ".zip" : out);
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (InputStream in = call.client().downloadPackage(app)) {
      Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
      move(unfinished, file, out != null);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    call.done(Map.of("file", file.toString()), "Saved as " + file + ".");
    return 0;
  }

  /** Only a file that was named is written over. */
  private static void move(Path unfinished, Path file, boolean named) throws IOException {
    if (named) {
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.move(unfinished, file);
    }
  }

  private static void report(AgentCall call, App app) throws IOException {
    call.done(app, app.name() + " is " + state(app) + ".");
  }

  static String state(App app) {
    String state = Words.of(app.state());
    return app.reason().isEmpty() ? state : state + ": " + app.reason();
  }
}
