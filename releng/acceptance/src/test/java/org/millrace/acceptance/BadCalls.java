package org.millrace.acceptance;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.millrace.model.ZipForge;

/** Functions that go wrong, and callers that ask for what they may not have. */
final class BadCalls {
  private BadCalls() {}

  /** An app that takes 1,000 bytes and gives each function two seconds. */
  static byte[] troubleApp() {
    ZipForge app =
        new ZipForge().file("host.json", "{\"version\":\"2.0\",\"functionTimeout\":\"00:00:02\"}");
    function(app, "throws", "throw new Error('out of flour');");
    function(app, "hangs", "await new Promise(() => {});");
    function(app, "exits", "process.exit(3);");
    function(app, "shouts", "context.log('x'.repeat(1 << 20)); context.res = { body: 'said' };");
    function(app, "answers", "context.res = { body: 'well' };");
    return app.bytes();
  }

  private static void function(ZipForge app, String name, String body) {
    app.file(
        name + "/function.json",
        """
        {"bindings":[
          {"type":"httpTrigger","direction":"in","name":"req","authLevel":"anonymous"},
          {"type":"http","direction":"out","name":"res"}]}
        """);
    app.file(name + "/index.js", "module.exports = async (context) => { " + body + " };");
  }

  static List<BadInput> rows() {
    return List.of(
        called("a function that throws", "throws", 500, ""),
        called("a function that never answers", "hangs", 500, ""),
        called("a function that ends its process", "exits", 500, ""),
        called("a function that logs a line of 1 MB", "shouts", 200, "said"),
        called("a function that is not there", "nothing", 404, ""),
        new BadInput(
            "a body over the limit",
            413,
            "",
            agent -> {
              HttpResponse<String> answer =
                  agent.post(
                      agent.url("trouble") + "/api/answers",
                      BodyPublishers.ofByteArray(new byte[2_000]));
              return new BadInput.Refusal(answer.statusCode(), answer.body());
            }),
        new BadInput(
            "an app name with a space",
            400,
            "'my app' cannot be the name of an app. Names have 2 to 60 lower-case letters, digits"
                + " or single hyphens.",
            agent -> {
              HttpResponse<String> answer =
                  agent.manage("POST", "apps", BodyPublishers.ofString("{\"name\":\"my app\"}"));
              return new BadInput.Refusal(
                  answer.statusCode(), agent.json(answer.body()).path("detail").asText());
            }),
        managed(
            "an app that is not there",
            "apps/bakery",
            404,
            "There is no app bakery. Create it, or check the name."),
        new BadInput(
            "a token that is none",
            401,
            "This API token is not known here, or it has ended. Connect again with a new one.",
            agent -> {
              HttpResponse<String> answer = agent.manageAs("guessed", "apps");
              return new BadInput.Refusal(
                  answer.statusCode(), agent.json(answer.body()).path("detail").asText());
            }));
  }

  private static BadInput called(String what, String function, int code, String body) {
    return new BadInput(
        what,
        code,
        body,
        agent -> {
          HttpResponse<String> answer = agent.get(agent.url("trouble") + "/api/" + function);
          return new BadInput.Refusal(answer.statusCode(), answer.body());
        });
  }

  private static BadInput managed(String what, String path, int code, String sentence) {
    return new BadInput(
        what,
        code,
        sentence,
        agent -> {
          HttpResponse<String> answer = agent.manage("GET", path, BodyPublishers.noBody());
          return new BadInput.Refusal(
              answer.statusCode(), agent.json(answer.body()).path("detail").asText());
        });
  }
}
