package org.millrace.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.millrace.management.App;
import org.millrace.management.Invocation;
import org.millrace.management.InvocationQuery;
import org.millrace.management.LogLine;
import org.millrace.management.ManagementClient;
import org.millrace.management.ManagementException;
import org.millrace.model.AppName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "invocations", description = "The recorded runs of functions.")
final class InvocationsCommand {
  private static final int NOT_FOUND = 404;
  private static final Table<Invocation> TABLE =
      new Table<Invocation>()
          .column("STARTED", Invocation::started)
          .column("FUNCTION", Invocation::function)
          .column("OUTCOME", run -> Words.of(run.outcome()))
          .column("STATUS", run -> run.status() == 0 ? "" : run.status())
          .column("MS", InvocationsCommand::milliseconds)
          .column("AGENT", Invocation::agent)
          .column("ID", Invocation::id)
          .column("ERROR", Invocation::error);

  @Command(description = "Lists an app's runs, newest first.")
  int list(
      @Mixin AgentCall call,
      @Parameters(paramLabel = "APP") AppName app,
      @Option(names = "--function", paramLabel = "NAME", description = "Only runs of this one.")
          String function,
      @Option(names = "--failed", description = "Only runs that did not succeed.") boolean failed,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "100",
              description = "How many at most, up to 1,000 (usually ${DEFAULT-VALUE}).")
          int limit)
      throws IOException {
    InvocationQuery wanted =
        new InvocationQuery(Objects.requireNonNullElse(function, ""), failed, "", limit);
    call.answer(call.client().invocations(app, wanted), TABLE);
    return 0;
  }

  @Command(description = "Shows one run with its error and its log lines.")
  int show(
      @Mixin AgentCall call,
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--app", paramLabel = "APP", description = "The app; else all are searched.")
          AppName app)
      throws IOException {
    Invocation run = find(call.client(), id, Optional.ofNullable(app));
    call.answer(run, out -> print(run, out));
    return 0;
  }

  private static Invocation find(ManagementClient client, String id, Optional<AppName> app)
      throws IOException {
    if (app.isPresent()) {
      return client.invocation(app.get(), id);
    }
    for (App candidate : client.apps()) {
      Optional<Invocation> found = findIn(client, candidate.name(), id);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new CommandFailure(
        "No app has a run " + id + ". 'millrace invocations list APP' shows those kept.");
  }

  private static Optional<Invocation> findIn(ManagementClient client, AppName app, String id)
      throws IOException {
    try {
      return Optional.of(client.invocation(app, id));
    } catch (ManagementException refused) {
      if (refused.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static void print(Invocation run, PrintWriter out) {
    TABLE.print(List.of(run), out);
    if (!run.stackTrace().isEmpty()) {
      out.println();
      out.println(Plain.lines(run.stackTrace()));
    }
    for (LogLine line : run.lines()) {
      out.println(line.time() + " " + Words.of(line.level()) + " " + Plain.lines(line.message()));
    }
    if (run.similar() > 0) {
      out.println("and " + run.similar() + " more like this");
    }
  }

  private static String milliseconds(Invocation run) {
    return String.format(java.util.Locale.ROOT, "%.1f", run.durationMicros() / 1000.0);
  }
}
