package org.millrace.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.millrace.model.ZipForge;

/** Packages no agent takes, sent as a client sends them that checks nothing itself. */
final class BadPackages {
  private static final int LINK = 0120777;
  private static final String HOST = "{\"version\":\"2.0\"}";
  private static final String HTTP =
      """
      {"bindings":[
        {"type":"httpTrigger","direction":"in","name":"req","authLevel":"anonymous"%s},
        {"type":"http","direction":"out","name":"res"}]}
      """;
  private static final String NO_ZIP =
      "What was sent is no zip. Send the zip of the published folder as the body.";
  private static final String SCRIPT =
      "module.exports = async (context) => { context.res = { body: 'bad' }; };";

  private BadPackages() {}

  static List<BadInput> rows() {
    return List.of(
        row("not a zip", 400, NO_ZIP, () -> "no zip at all".getBytes(StandardCharsets.UTF_8)),
        row("an empty body", 400, NO_ZIP, () -> new byte[0]),
        refused("half a zip", "it ends in the middle", BadPackages::half),
        refused(
            "a name that leaves the package",
            "entry ../evil.js leaves the package",
            () -> named("../evil.js")),
        refused(
            "an absolute name",
            "entry /etc/evil.js has an absolute path",
            () -> named("/etc/evil.js")),
        refused(
            "a name with a drive letter",
            "entry C:/evil.js has an absolute path",
            () -> named("C:/evil.js")),
        refused(
            "a name with a backslash",
            "entry ../evil.js leaves the package",
            () -> named("..\\evil.js")),
        refused(
            "two names that differ in case only",
            "it has two entries named Say.js and say.js",
            () -> app().file("Say.js", SCRIPT).file("say.js", SCRIPT).bytes()),
        refused(
            "a symbolic link",
            "entry passwd is a link",
            () -> app().withMode("passwd", "/etc/passwd", LINK).bytes()),
        refused("too many entries", "it has more than 50,000 entries", BadPackages::crowd),
        refused(
            "a file that unpacks to a thousand times its size",
            "it unpacks to more than 200 times its size",
            () -> app().file("zeros", new byte[64 << 20]).bytes()),
        refused(
            "a size that is a lie",
            "it unpacks small to more than it says",
            () -> app().lying("small", new byte[32 << 20], 10).bytes()),
        row(
            "no host.json",
            202,
            "The package has no host.json at its root, so it is not a function app. Deploy the"
                + " build output, not the project folder.",
            () -> new ZipForge().file("index.js", SCRIPT).bytes()),
        row(
            "host.json one folder down",
            202,
            "The package has everything inside the folder orders. host.json belongs at its root.",
            () -> new ZipForge().file("orders/host.json", HOST).bytes()),
        row(
            "host.json without a version",
            202,
            "The package was not taken: host.json has no version. Add \"version\": \"2.0\" to it.",
            () -> new ZipForge().file("host.json", "{\"logging\":{}}").bytes()),
        row(
            "host.json that is no JSON",
            202,
            "The package was not taken: host.json is not valid JSON at line 1, column 12.",
            () -> new ZipForge().file("host.json", "{\"version\":").bytes()),
        row(
            "a function.json that is no JSON",
            202,
            "No function of orders could be loaded. answer/function.json is not valid JSON at line 1,"
                + " column 14. (on agent …)",
            () -> broken("{\"bindings\":[")),
        row(
            "a function.json without a trigger",
            202,
            "No function of orders could be loaded. answer/function.json has no bindings. (on agent"
                + " …)",
            () -> broken("{\"bindings\":[]}")),
        row(
            "two functions with one route",
            202,
            "brew and roast both answer /api/same. Change one route.",
            () ->
                function(
                        function(app(), "brew", ",\"route\":\"same\""),
                        "roast",
                        ",\"route\":\"same\"")
                    .bytes()),
        row(
            "a function with a name that is not allowed",
            202,
            "No function of orders could be loaded. '9lives' is not a valid function name. Names"
                + " start with a letter and have letters, digits, - and _. (on agent …)",
            () -> function(app(), "9lives", "").bytes()));
  }

  static ZipForge app() {
    return new ZipForge().file("host.json", HOST);
  }

  static ZipForge function(ZipForge app, String name, String more) {
    return app.file(name + "/function.json", HTTP.formatted(more)).file(name + "/index.js", SCRIPT);
  }

  private static byte[] named(String name) {
    return app().file(name, SCRIPT).bytes();
  }

  private static byte[] broken(String functionJson) {
    return app().file("answer/function.json", functionJson).file("answer/index.js", SCRIPT).bytes();
  }

  private static byte[] half() {
    byte[] whole = function(app(), "say", "").bytes();
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private static byte[] crowd() {
    ZipForge zip = app();
    for (int i = 0; i <= 50_000; i++) {
      zip.file("f/" + i, "");
    }
    return zip.bytes();
  }

  private static BadInput refused(String what, String why, Supplier<byte[]> zip) {
    return row(what, 202, "The package was not taken: " + why + ". Nothing was changed.", zip);
  }

  private static BadInput row(String what, int code, String sentence, Supplier<byte[]> zip) {
    return new BadInput(what, code, sentence, agent -> deploy(agent, zip.get()));
  }

  /** Sends a package for the app {@code orders} and waits for what becomes of it. */
  static BadInput.Refusal deploy(LiveAgent agent, byte[] zip)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        agent.manage(
            "POST", "apps/orders/deployments?author=anna", BodyPublishers.ofByteArray(zip));
    JsonNode said = agent.json(answer.body());
    if (answer.statusCode() >= 400) {
      return new BadInput.Refusal(answer.statusCode(), said.path("detail").asText());
    }
    String ended = agent.end("orders", said.get("id").asText());
    return new BadInput.Refusal(answer.statusCode(), ended);
  }
}
