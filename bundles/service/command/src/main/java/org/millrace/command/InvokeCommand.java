package org.millrace.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.millrace.management.Function;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.InvokeRequest;
import org.millrace.management.LogLine;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "invoke",
    description = "Runs a function once and shows what it answers; needs none of its keys.")
final class InvokeCommand implements Callable<Integer> {
  private static final int FIRST_ERROR = 400;

  // Not AgentCall: its --data would be taken for this one.
  @Mixin private AddressedCall call;

  @Parameters(index = "0", paramLabel = "APP", description = "The app.")
  private AppName app;

  @Parameters(index = "1", paramLabel = "FUNCTION", description = "The function.")
  private String function;

  @Option(
      names = "--data",
      paramLabel = "D",
      description = "The body, or the trigger's value; @FILE or - as with settings.")
  private String data;

  @Option(
      names = "--method",
      paramLabel = "M",
      description = "The HTTP method; else POST with data and GET without.")
  private String method;

  @Option(
      names = "--path",
      paramLabel = "P",
      description = "Path and query, as /api/orders/7?x=1; else the function's route.")
  private String path;

  @Option(names = "--header", paramLabel = "N=V", description = "A header of the request.")
  private final Map<String, String> headers = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException {
    ManagementClient client = call.client();
    Function target = find(client.app(app).functions());
    String body = data == null ? "" : new Assignments(call.surroundings()).value(data);
    InvokeAnswer answer =
        client.invoke(
            app, new InvokeRequest(function, method(target), path(target), headers, body));
    show(answer);
    if (answer.status() >= FIRST_ERROR) {
      call.tell(function + " answered " + answer.status() + ".");
      return Failures.FAILED;
    }
    return 0;
  }

  private Function find(List<Function> functions) throws CommandFailure {
    return functions.stream()
        .filter(candidate -> candidate.name().equalsIgnoreCase(function))
        .findFirst()
        .orElseThrow(() ->
            new CommandFailure(
                app
                    + " has no function "
                    + function
                    + ". 'millrace functions list "
                    + app
                    + "' shows those it has."));
  }

  private String method(Function target) {
    if (method != null) {
      return method;
    }
    String usual = data == null ? "GET" : "POST";
    boolean taken = target.methods().isEmpty() || target.methods().contains(usual);
    return taken ? usual : target.methods().getFirst();
  }

  private String path(Function target) {
    if (path != null) {
      return path;
    }
    if (!target.trigger().equals("httpTrigger")) {
      return "";
    }
    if (target.source().contains("{")) {
      throw call.wrong(
          "The route " + target.source() + " has parameters. Give --path with values for them.");
    }
    return target.source();
  }

  private void show(InvokeAnswer answer) throws IOException {
    if (!call.isJson()) {
      for (LogLine line : answer.lines()) {
        call.tell(Words.of(line.level()) + " " + Plain.lines(line.message()));
      }
    }
    call.answer(answer, out -> out.println(answer.body()));
  }
}
