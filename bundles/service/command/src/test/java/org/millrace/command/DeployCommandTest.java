package org.millrace.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.management.Deployment.State;

class DeployCommandTest {
  private static final String DEPLOY =
      "POST /api/v1/apps/hello/deployments?create=true&allowMissing=false&author=anna"
          + "&client=millrace&message=";
  private static final String DEPLOYMENT =
      "GET /api/v1/apps/hello/deployments/" + Examples.DEPLOYMENT.id();

  @TempDir Path folder;
  private final ScriptedAgent agent = new ScriptedAgent();

  @BeforeEach
  void makeApp() throws IOException {
    write("host.json", "{\"version\":\"2.0\"}");
    write("greet/function.json", "{\"bindings\":[]}");
  }

  @AfterEach
  void theScriptWasFollowed() {
    agent.close();
    assertEquals(List.of(), agent.unexpected());
  }

  @Test
  void it_packs_a_folder_and_waits_until_it_is_live() {
    agent
        .answers(DEPLOY, Examples.deployment(State.QUEUED, ""))
        .answers(DEPLOYMENT, Examples.deployment(State.STARTING, ""))
        .answers(DEPLOYMENT, Examples.deployment(State.LIVE, ""));

    Ran ran = deploy();

    assertEquals(0, ran.exit(), ran.err());
    assertEquals("Deployment 2 of hello is live as revision 3.\n", ran.out());
    assertTrue(agent.calls().contains(DEPLOY + " (a zip)"), agent.calls().toString());
    assertTrue(ran.err().contains("Deployment 2 of hello: starting."), ran.err());
  }

  @Test
  void a_deployment_that_fails_says_why() {
    agent
        .answers(DEPLOY, Examples.deployment(State.QUEUED, ""))
        .answers(DEPLOYMENT, Examples.deployment(State.FAILED, "greet has no code."));

    Ran ran = deploy();

    assertEquals(1, ran.exit());
    assertTrue(ran.err().endsWith("Deployment 2 of hello failed: greet has no code.\n"), ran.err());
  }

  @Test
  void it_waits_while_another_deployment_runs() {
    agent
        .refuses(DEPLOY, 409, "hello is being deployed by ben.")
        .refuses(DEPLOY, 409, "hello is being deployed by ben.")
        .answers(DEPLOY, Examples.deployment(State.LIVE, ""));

    Ran ran = deploy();

    assertEquals(0, ran.exit(), ran.err());
    assertTrue(ran.err().contains("hello is being deployed by ben. Waiting"), ran.err());
  }

  @Test
  void what_is_no_app_is_not_sent() throws IOException {
    Files.delete(folder.resolve("app/host.json"));

    Ran ran = deploy();

    assertEquals(1, ran.exit());
    assertTrue(ran.err().contains("host.json"), ran.err());
    assertEquals(List.of(), agent.calls());
  }

  private Ran deploy() {
    return Ran.against(agent, folder, "deploy", "hello", "app", "--create");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("app").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
