package org.millrace.sandbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.port.Sandbox;
import org.millrace.host.port.Sandbox.Instance;
import org.millrace.host.port.Sandbox.Output;
import org.millrace.model.AppName;

/** Real processes: what a worker does to stay alive must not help it. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class ProcessSandboxTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration HASTY = Duration.ofMillis(200);
  private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

  @TempDir Path home;
  private final String agentId = UUID.randomUUID().toString();
  private final BlockingQueue<Output> output = new LinkedBlockingQueue<>();

  private ProcessSandbox sandbox() {
    return new ProcessSandbox(agentId, home.resolve("slots"));
  }

  @AfterEach
  void leave_nothing_behind() throws IOException {
    sandbox().sweep();
  }

  private Instance launch(Map<String, String> environment, String... command) throws IOException {
    return sandbox().launch(launchOf(environment, List.of(command)));
  }

  private Instance shell(String script) throws IOException {
    return launch(Map.of("PATH", PATH), "sh", "-c", script);
  }

  private Sandbox.Launch launchOf(Map<String, String> environment, List<String> command) {
    return new Sandbox.Launch(
        "slot-1",
        new AppName("orders"),
        command,
        environment,
        home,
        List.of(),
        List.of(),
        Sandbox.Limits.NONE,
        output::add);
  }

  private String nextLine() throws InterruptedException {
    Output line = output.poll(20, SECONDS);
    assertNotNull(line, "the program wrote nothing");
    return line.line();
  }

  /** The process a script named on its next line. */
  private ProcessHandle nextProcess() throws InterruptedException {
    return ProcessHandle.of(Long.parseLong(nextLine())).orElseThrow();
  }

  private static int exitCode(Instance instance) throws Exception {
    return instance.exited().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static void assertGone(ProcessHandle process) {
    assertFalse(
        process.isAlive() && !process.info().command().isEmpty(), process.pid() + " still runs");
  }

  @Test
  void the_environment_is_exactly_what_the_launch_names_and_the_mark() throws Exception {
    exitCode(launch(Map.of("PATH", PATH, "COLOR", "blue = green"), "env"));

    var lines = output.stream().map(Output::line).sorted().toList();
    assertEquals(3, lines.size(), lines.toString());
    assertEquals("COLOR=blue = green", lines.get(0));
    assertTrue(
        lines.get(1).matches("MILLRACE_SLOT=" + agentId + "-[0-9a-f]+/slot-1"), lines.get(1));
    assertEquals("PATH=" + PATH, lines.get(2));
  }

  @Test
  void a_worker_runs_in_its_working_directory_and_reads_an_empty_input() throws Exception {
    assertEquals(0, exitCode(shell("pwd; cat; echo done")));

    assertEquals(home.toRealPath().toString(), nextLine());
    assertEquals("done", nextLine());
  }

  @Test
  void both_streams_are_read_to_the_end_before_the_exit_is_told() throws Exception {
    int code = exitCode(shell("seq 1 2000; echo broken >&2; exit 3"));

    assertEquals(3, code);
    assertEquals(2001, output.size());
    assertEquals(
        List.of("broken"), output.stream().filter(Output::error).map(Output::line).toList());
  }

  @Test
  void a_line_without_end_is_cut_and_the_worker_goes_on() throws Exception {
    assertEquals(0, exitCode(shell("head -c 1000000 /dev/zero | tr '\\0' x; echo; echo after")));

    assertEquals("x".repeat(8192) + LineCutter.CUT, nextLine());
    assertEquals("after", nextLine());
  }

  @Test
  void an_exit_is_told_though_a_child_holds_the_output() throws Exception {
    assertEquals(4, exitCode(shell("sleep 300 & exit 4")));
  }

  @Test
  void a_child_may_finish_after_its_parent_while_there_is_grace() throws Exception {
    Instance instance =
        shell(
            "sh -c 'trap \"echo last words; exit\" TERM; echo ready; while :; do sleep 0.1; done'"
                + " & wait");
    assertEquals("ready", nextLine());

    instance.stop(PATIENT);

    exitCode(instance);
    assertTrue(output.contains(new Output(false, "last words")), output.toString());
  }

  @Test
  void a_worker_leads_a_session_of_its_own() throws Exception {
    Instance instance = shell("cat /proc/$$/stat");

    String[] afterName = nextLine().replaceFirst(".*\\) ", "").split(" ");
    assertEquals(instance.id(), afterName[2], "process group");
    assertEquals(instance.id(), afterName[3], "session");
  }

  @Test
  void a_worker_that_is_asked_may_finish() throws Exception {
    Instance instance =
        shell("trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 300 & wait; done");
    assertEquals("ready", nextLine());

    instance.stop(PATIENT);

    assertEquals(0, exitCode(instance));
    assertEquals("bye", nextLine());
  }

  @Test
  void a_worker_that_does_not_listen_is_killed() throws Exception {
    Instance instance = shell("trap '' TERM; echo ready; while :; do sleep 300; done");
    assertEquals("ready", nextLine());

    instance.stop(HASTY);

    assertEquals(137, exitCode(instance));
  }

  @Test
  void a_child_that_left_its_parents_and_its_session_is_killed() throws Exception {
    Instance instance =
        shell(
            "(setsid sh -c 'trap \"\" TERM; echo $$; while :; do sleep 300; done' &) & wait; sleep 300");
    ProcessHandle child = nextProcess();

    instance.stop(HASTY);

    assertGone(child);
  }

  @Test
  void a_worker_that_ends_leaves_no_child_behind_even_one_without_environment() throws Exception {
    Instance instance =
        shell("env -i /bin/sh -c 'trap \"\" TERM; while :; do sleep 300; done' & echo $!; exit 1");
    long child = Long.parseLong(nextLine());

    assertEquals(1, exitCode(instance));

    ProcessHandle.of(child).ifPresent(ProcessSandboxTest::assertGone);
  }

  @Test
  void a_detached_child_of_node_is_killed() throws Exception {
    Instance instance =
        launch(
            Map.of("PATH", PATH),
            "node",
            "-e",
            """
            const child = require('child_process').spawn('sleep', ['300'],
                {detached: true, stdio: 'ignore'});
            child.unref();
            console.log(child.pid);
            setInterval(() => {}, 1000);
            """);
    ProcessHandle child = nextProcess();

    instance.stop(HASTY);

    assertGone(child);
    assertEquals(143, exitCode(instance));
  }

  @Test
  void stopping_twice_is_no_error() throws Exception {
    Instance instance = shell("sleep 300");

    instance.stop(HASTY);
    instance.stop(HASTY);

    assertEquals(143, exitCode(instance));
  }

  @Test
  void a_new_life_of_the_agent_sweeps_the_earlier_one() throws Exception {
    Path slot = Files.createDirectories(home.resolve("slots/slot-1/locked"));
    Path outside = Files.writeString(home.resolve("outside.txt"), "stays");
    Files.createSymbolicLink(slot.resolve("link"), outside);
    Files.createSymbolicLink(slot.resolve("folder"), home);
    Files.setPosixFilePermissions(slot, PosixFilePermissions.fromString("---------"));
    shell("(setsid sh -c 'trap \"\" TERM; echo $$; sleep 300' &) & sleep 300");
    ProcessHandle child = nextProcess();

    sandbox().sweep();

    assertGone(child);
    assertTrue(Files.exists(outside));
    try (var left = Files.list(home.resolve("slots"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void a_sweep_leaves_the_workers_of_other_agents_alone() throws Exception {
    Instance instance = shell("echo ready; sleep 300");
    assertEquals("ready", nextLine());

    new ProcessSandbox("another", home.resolve("slots")).sweep();
    new ProcessSandbox(agentId, home.resolve("elsewhere")).sweep();

    assertFalse(instance.exited().toCompletableFuture().isDone());
  }

  @Test
  void a_program_that_is_not_there_is_named_with_what_to_do() {
    IOException failure =
        assertThrows(IOException.class, () -> launch(Map.of("PATH", "/nowhere"), "node"));

    assertEquals(
        "'node' is not on this machine. Install it, or give its full path in the app setting"
            + " languageWorkers__<language>__defaultExecutablePath.",
        failure.getMessage());
  }

  @Test
  void a_path_that_names_nothing_is_named_with_what_to_do() {
    IOException failure =
        assertThrows(IOException.class, () -> launch(Map.of(), home + "/Orders", "Orders.dll"));

    assertTrue(failure.getMessage().startsWith("'" + home + "/Orders' is not on this machine."));
  }

  @Test
  void a_program_without_execute_permission_is_told_from_one_that_is_missing() throws Exception {
    Path program = Files.writeString(home.resolve("Orders"), "#!/bin/sh\n");

    IOException failure =
        assertThrows(IOException.class, () -> launch(Map.of(), program.toString()));

    assertEquals(
        "'"
            + program
            + "' may not be executed. Give it execute permission (chmod +x) and try again.",
        failure.getMessage());
  }
}
