package org.millrace.console.ui.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Agent;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;
import org.millrace.management.Installation;
import org.millrace.management.LogLine;
import org.millrace.model.AppName;

/** An installation that looks like one in use. */
final class PicturedPlant {
  static final AppName ORDERS = new AppName("orders");

  private static final String CODE =
      """
      const { app } = require('@azure/functions');

      // Takes an order and answers what it costs.
      app.http('createOrder', {
          methods: ['POST'],
          authLevel: 'function',
          route: 'orders',
          handler: async (request, context) => {
              const order = await request.json();
              const total = order.lines.reduce((sum, line) => sum + line.price, 0);
              context.log(`Order ${order.id} is here`);
              return { status: 201, jsonBody: { id: order.id, total } };
          },
      });
      """;

  private PicturedPlant() {}

  /** Two agents and apps in many states. */
  static FakeInstallation of(String name, Installation.Kind kind) {
    FakeInstallation plant = new FakeInstallation(name, kind);
    plant.addAgent(FakeInstallation.agent("pc-15", Agent.State.DRAINING));
    plant.add(
        "orders",
        App.State.RUNNING,
        "",
        FakeInstallation.http("createOrder", "POST", "/api/orders"),
        FakeInstallation.http("getOrder", "GET", "/api/orders/{id}"),
        function("nightly", "timerTrigger", "every day at 02:00", true, ""),
        function("oldImport", "queueTrigger", "in-orders", false, ""),
        function("report", "blobTrigger", "reports/{name}", true, "package 'pdfkit' not found"));
    plant.add("billing", App.State.STOPPED, "");
    plant.add("reports", App.State.NOWHERE, "it needs python 3.12, and no ready agent has it");
    plant.create(new AppName("hello"));
    plant.add(
        past(
            "billing", 1, Deployment.State.FAILED, "host.json: line 3 is no JSON.", "bob", "curl"));
    plant.add(past("orders", 1, Deployment.State.LIVE, "", "anna", "Visual Studio"));
    plant.add(running("reports", 1));
    return plant;
  }

  private static Function function(
      String name, String trigger, String source, boolean enabled, String error) {
    return new Function(name, trigger, source, List.of(), "", enabled, name + ".js", error);
  }

  private static Deployment past(
      String app, int number, Deployment.State state, String text, String author, String client) {
    Instant received = Instant.now().minus(Duration.ofMinutes(60L - number));
    return new Deployment(
        "%032x".formatted(app.hashCode() + number),
        number,
        new AppName(app),
        state,
        text,
        author,
        client,
        "",
        received,
        Optional.of(received.plusMillis(1900)),
        20_480,
        "",
        number,
        true);
  }

  private static Deployment running(String app, int number) {
    return FakeInstallation.deployment(
        new AppName(app), number, Deployment.State.STARTING, "", 1_000_000);
  }

  /** What orders says, with a gap. */
  static List<LogLine> logLines() {
    return List.of(
        logLine(1, "INFORMATION", "Executing 'Functions.createOrder'"),
        logLine(2, "DEBUG", "3 lines, 2 of them in stock"),
        logLine(3, "WARNING", "Stock of item 4711 is low: 2 left"),
        logLine(
            4,
            "ERROR",
            "TypeError: Cannot read properties of undefined (reading 'reduce')\n"
                + "    at createOrder (src/functions/orders.js:12:27)"),
        logLine(9, "INFORMATION", "Item 4712 was not found"));
  }

  private static LogLine logLine(long number, String level, String message) {
    Instant time = Instant.now().minusMillis(2_000 - 150 * number);
    return new LogLine(number, time, level, "createOrder", "7f3a0c11", "pc-14", "", message);
  }

  /** What the console's file editor needs of orders: its files, in the packages of the agent. */
  static void code(FakeAgent agent) {
    agent
        .packages()
        .with("orders", "host.json", "{\n  \"version\": \"2.0\"\n}\n")
        .with("orders", "package.json", "{\n  \"main\": \"src/*.js\"\n}\n")
        .with("orders", "src/createOrder.js", CODE)
        .with("orders", "src/getOrder.js", CODE.replace("createOrder", "getOrder"));
  }

  /** Unfolds orders as far as the code of createOrder, and opens it. */
  static void openCode(FakeAgent agent) {
    String app = agent.address() + "/orders";
    for (String branch : List.of("app/", "functions/app/", "files/app/")) {
      Rows.expand(TestIds.EXPLORER_TREE, "explorer:" + branch + app);
    }
    Rows.row(TestIds.EXPLORER_TREE, "explorer:file/" + app + "/host.json");
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:file/" + app + "/src");
    Rows.select(TestIds.EXPLORER_TREE, "explorer:function/" + app + "/createOrder");
    Bot.command(ConsoleIds.COMMAND_FUNCTION_OPEN);
    OpenFile.awaitState("ready");
  }
}
