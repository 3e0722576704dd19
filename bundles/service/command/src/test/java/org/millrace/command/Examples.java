package org.millrace.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millrace.management.Agent;
import org.millrace.management.App;
import org.millrace.management.Authority;
import org.millrace.management.Deployment;
import org.millrace.management.Finding;
import org.millrace.management.Function;
import org.millrace.management.Installation;
import org.millrace.management.InstallationSnapshot;
import org.millrace.management.Invocation;
import org.millrace.management.InvokeAnswer;
import org.millrace.management.Key;
import org.millrace.management.LogLine;
import org.millrace.management.PublishAddress;
import org.millrace.management.PublishCredential;
import org.millrace.management.Settings;
import org.millrace.management.Token;
import org.millrace.model.AppName;

/** One value of each kind that an agent answers with. */
final class Examples {
  static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
  static final AppName HELLO = new AppName("hello");
  static final Function GREET =
      new Function(
          "greet",
          "httpTrigger",
          "/api/greet",
          List.of("GET", "POST"),
          "function",
          true,
          "greet/index.js",
          "");
  static final App APP =
      new App(
          HELLO,
          App.State.RUNNING,
          "",
          "node",
          3,
          Optional.of(2),
          "http://localhost:7071/functions/hello",
          List.of(GREET),
          List.of());
  static final Deployment DEPLOYMENT = deployment(Deployment.State.LIVE, "");
  static final Settings SETTINGS = new Settings(4, Map.of("COLOUR", "red"));
  static final Key KEY = new Key(Key.Scope.HOST, "", "default", "k3y");
  static final LogLine LINE =
      new LogLine(1, TIME, "INFORMATION", "greet", "i1", "mill", "user", "Hello.");
  static final Invocation RUN =
      new Invocation(
          "i1",
          "hello",
          "greet",
          "httpTrigger",
          TIME,
          1500,
          "FAILED",
          1,
          "mill",
          3,
          false,
          500,
          "Error: no",
          "at greet",
          2,
          List.of(LINE));
  static final InvokeAnswer ANSWER =
      new InvokeAnswer("i1", 200, List.of(), "Hello, mill", false, 1500, "mill", List.of(LINE));
  static final Agent AGENT =
      new Agent(
          "mill",
          Agent.State.READY,
          "0.1.0",
          "Linux",
          "process",
          List.of("node 22"),
          "http://localhost:7071",
          1,
          TIME,
          TIME);
  static final Token TOKEN = new Token("ci", TIME, Optional.empty(), Optional.of("s3cret"));
  static final Authority AUTHORITY =
      new Authority("-----BEGIN CERTIFICATE-----\n", "ab".repeat(32), TIME, "");
  static final PublishAddress ENDPOINT = new PublishAddress("http://127.0.0.1:7075", "mill", TIME);
  static final PublishCredential CREDENTIAL = new PublishCredential("$hello", "pa55word");
  static final Finding FINDING = new Finding("mill", "WARNING", "disk", "It is nearly full.", "");
  static final Installation INSTALLATION =
      new Installation("millrace", Installation.Kind.DEVELOPMENT, true, "mill", "0.1.0", "");
  static final Installation PRODUCTION =
      new Installation("plant", Installation.Kind.PRODUCTION, false, "mill", "0.1.0", "");
  static final InstallationSnapshot SNAPSHOT =
      new InstallationSnapshot(
          7, TIME, INSTALLATION, List.of(AGENT), List.of(APP), List.of(DEPLOYMENT));

  private Examples() {}

  static Deployment deployment(Deployment.State state, String status) {
    return new Deployment(
        "0123456789abcdef0123456789abcdef",
        2,
        HELLO,
        state,
        status,
        "anna",
        "millrace",
        "",
        TIME,
        Optional.empty(),
        1234,
        "ab".repeat(32),
        3,
        true);
  }
}
