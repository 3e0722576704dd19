package org.millrace.console.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.Deployment;

@Timeout(30)
final class SaveOperationTest {
  private static final String HOST = "{\"version\": \"2.0\"}";

  private final ScriptedAgent server = new ScriptedAgent();
  private final EditAgent agent = new EditAgent(server);
  private final InstallationMonitor installation =
      new InstallationMonitor(server.connection(), Clock.systemUTC(), state -> {});

  @AfterEach
  void stop() {
    installation.close();
    server.close();
  }

  private EditAgent deployed() {
    return agent
        .with("host.json", HOST)
        .with("hello/function.json", "{\"bindings\": []}")
        .with("hello/index.js", "old");
  }

  private SaveOutcome save(Optional<LiveVersion> base, FileChange... changes)
      throws CoreException {
    SaveOperation operation =
        new SaveOperation(installation, EditAgent.ORDERS, base, List.of(changes));
    operation.run(SubMonitor.convert(null));
    return operation.outcome();
  }

  private static FileChange put(String path, String text) {
    return new FileChange.Put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private LiveFile read(String path) throws CoreException {
    AgentCall<LiveFile> query =
        LiveFile.query(installation, new FileKey("test", EditAgent.ORDERS, path));
    query.run(SubMonitor.convert(null));
    return query.answer();
  }

  @Test
  void a_changed_file_goes_live_and_the_others_with_it() throws CoreException {
    LiveVersion base = deployed().live();

    SaveOutcome outcome = save(Optional.of(base), put("hello/index.js", "new"));

    SaveOutcome.Live live = assertInstanceOf(SaveOutcome.Live.class, outcome);
    assertEquals(agent.live(), live.version());
    assertEquals("new", agent.text("hello/index.js"));
    assertEquals(HOST, agent.text("host.json"));
    String query = agent.deployments().getFirst().getQuery();
    assertTrue(query.contains("message=Edited hello/index.js"), query);
  }

  @Test
  void somebody_who_was_faster_is_named_and_nothing_is_sent() throws CoreException {
    LiveVersion base = deployed().live();
    agent.overtake();

    SaveOutcome outcome = save(Optional.of(base), put("hello/index.js", "new"));

    SaveOutcome.Conflict conflict = assertInstanceOf(SaveOutcome.Conflict.class, outcome);
    assertEquals("bob", conflict.theirs().orElseThrow().author());
    assertEquals(agent.live(), conflict.live());
    assertTrue(agent.deployments().isEmpty());
  }

  @Test
  void so_is_somebody_who_was_faster_by_a_moment() throws CoreException {
    LiveVersion base = deployed().live();
    agent.overtakeAtTheLastMoment();

    SaveOutcome outcome = save(Optional.of(base), put("hello/index.js", "new"));

    assertInstanceOf(SaveOutcome.Conflict.class, outcome);
    assertEquals("old", agent.text("hello/index.js"));
  }

  @Test
  void a_change_of_the_settings_meanwhile_is_no_conflict() throws CoreException {
    LiveVersion base = deployed().live();
    agent.changeSettings();

    SaveOutcome outcome = save(Optional.of(base), put("hello/index.js", "new"));

    assertInstanceOf(SaveOutcome.Live.class, outcome);
  }

  @Test
  void who_wants_it_anyway_changes_what_is_live_now() throws CoreException {
    deployed();
    agent.overtake();

    assertInstanceOf(
        SaveOutcome.Live.class, save(Optional.empty(), put("hello/index.js", "mine")));
    assertEquals("mine", agent.text("hello/index.js"));
  }

  @Test
  void a_failed_deployment_is_told_in_the_agents_words() throws CoreException {
    LiveVersion base = deployed().live();
    agent.deploymentsEnd(Deployment.State.FAILED, "hello/index.js, line 3: Unexpected token");

    SaveOutcome outcome = save(Optional.of(base), put("hello/index.js", "}"));

    SaveOutcome.Failed failed = assertInstanceOf(SaveOutcome.Failed.class, outcome);
    assertTrue(failed.sentence().contains("hello/index.js, line 3"), failed.sentence());
    assertEquals("old", agent.text("hello/index.js"));
  }

  @Test
  void what_would_be_no_app_any_more_is_not_sent() throws CoreException {
    LiveVersion base = deployed().live();

    SaveOutcome outcome = save(Optional.of(base), new FileChange.Delete("host.json"));

    assertInstanceOf(SaveOutcome.Failed.class, outcome);
    assertTrue(agent.deployments().isEmpty());
  }

  @Test
  void without_an_agent_it_is_offline() throws CoreException {
    LiveVersion base = deployed().live();
    server.close();

    SaveOutcome outcome = save(Optional.of(base), put("hello/index.js", "new"));

    assertInstanceOf(SaveOutcome.Offline.class, outcome);
  }

  @Test
  void an_app_without_a_package_gets_its_first() throws CoreException {
    SaveOutcome outcome =
        save(
            Optional.of(LiveVersion.NONE),
            put("host.json", HOST),
            put("hello/function.json", "{\"bindings\": []}"),
            put("hello/index.js", "first"));

    assertInstanceOf(SaveOutcome.Live.class, outcome);
    assertEquals("first", agent.text("hello/index.js"));
  }

  @Test
  void a_file_is_read_with_the_version_it_belongs_to() throws CoreException {
    deployed();

    LiveFile file = read("hello/index.js");

    assertEquals(new FileContent.Text(new SourceText("old", false)), file.content());
    assertEquals(agent.live(), file.version());
    assertEquals(new FileContent.Missing(), read("hello/gone.js").content());
  }

  @Test
  void a_file_of_an_app_without_a_package_is_missing() throws CoreException {
    assertEquals(new FileContent.Missing(), read("hello/index.js").content());
    assertEquals(LiveVersion.NONE, read("hello/index.js").version());
    assertNull(agent.text("hello/index.js"));
  }

  @Test
  void what_is_no_text_is_known_by_its_size() throws CoreException {
    deployed().with("logo.png", "\0\1\2");

    assertEquals(new FileContent.Binary(3), read("logo.png").content());
  }

  @Test
  void code_that_is_made_elsewhere_is_known() throws CoreException {
    deployed().with("dist/index.js", "code;\n//# sourceMappingURL=index.js.map\n");
    assertTrue(read("dist/index.js").isBuilt());
    assertEquals(false, read("hello/index.js").isBuilt());

    agent.runs("dotnet-isolated");

    assertTrue(read("host.json").isBuilt());
  }
}
