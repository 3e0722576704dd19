package org.millrace.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.host.port.Sandbox;
import org.millrace.host.port.Sandbox.Egress;
import org.millrace.host.port.Sandbox.Instance;
import org.millrace.host.port.Sandbox.Limits;
import org.millrace.host.port.Sandbox.Output;
import org.millrace.host.port.Sandbox.Reach;
import org.millrace.model.AppName;

/** Real containers: what a worker tries must not help it. */
@Tag("container")
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ContainerSandboxTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final NetworkRange RANGE = NetworkRange.parse("198.19.0.0/20");
  private static final Duration HASTY = Duration.ofMillis(200);

  /** Says where it listens. */
  private static final String LISTEN =
      """
      require('net').createServer(socket => socket.end()).listen(8080, () => {
        const card = Object.values(require('os').networkInterfaces()).flat().find(c => !c.internal);
        console.log(card.address);
      });
      """;

  /** Calls the machine by the first address of its own network, then another app. */
  private static final String CALL =
      """
      const [stock, port] = process.argv.slice(1);
      const card = Object.values(require('os').networkInterfaces()).flat().find(c => !c.internal);
      const bytes = card.address.split('.').map(Number);
      const gateway = [bytes[0], bytes[1], bytes[2], (bytes[3] & 0xf0) + 1].join('.');
      const call = (host, port) => new Promise(done => {
        const socket = require('net').connect({ host, port: Number(port) });
        socket.on('connect', () => done('answers'));
        socket.on('error', () => done('does not'));
        setTimeout(() => done('does not'), 2000);
      });
      call(gateway, port)
          .then(said => console.log('gateway ' + said))
          .then(() => call(stock, 8080))
          .then(said => console.log('stock ' + said))
          .then(() => process.exit());
      """;

  @TempDir static Path tools;
  private static Engine engine;

  @TempDir Path home;
  private final String agentId = UUID.randomUUID().toString();
  private final BlockingQueue<Output> output = new LinkedBlockingQueue<>();
  private Path slot;

  @BeforeAll
  static void need_an_engine() throws IOException {
    engine = TestEngine.require();
    Toolbox.fill(tools);
  }

  @AfterAll
  static void leave_the_engine() {
    if (engine != null) {
      engine.close();
    }
  }

  @BeforeEach
  void make_a_slot() throws IOException {
    slot = Files.createDirectories(home.resolve("slots/slot-1"));
  }

  @AfterEach
  void leave_nothing_behind() throws IOException {
    sandbox().sweep();
    assertEquals(List.of(), containers());
    assertEquals(List.of(), networks());
  }

  private ContainerSandbox sandbox() throws IOException {
    return new ContainerSandbox(engine, mark(), RANGE);
  }

  private AgentMark mark() {
    return new AgentMark(agentId, home.resolve("slots"));
  }

  private List<Container> containers() {
    return engine
        .calls()
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of(ContainerLabels.AGENT, agentId))
        .exec();
  }

  private List<String> networks() {
    return engine
        .calls()
        .listNetworksCmd()
        .withFilter("label", List.of(ContainerLabels.AGENT + "=" + agentId))
        .exec()
        .stream()
        .map(Network::getName)
        .toList();
  }

  private Sandbox.Launch launchOf(Limits limits, Reach reach, String... command) {
    return launchOf("orders", "slot-1", limits, reach, command);
  }

  private Sandbox.Launch launchOf(
      String app, String slotId, Limits limits, Reach reach, String... command) {
    return new Sandbox.Launch(
        slotId,
        new AppName(app),
        List.of(command),
        Map.of("PATH", tools.toString(), "COLOR", "blue = green"),
        tools,
        List.of(tools),
        List.of(slot),
        limits,
        reach,
        output::add);
  }

  private Instance launch(Limits limits, String... command) throws IOException {
    return sandbox().launch(launchOf(limits, Reach.NOBODY, command));
  }

  private Instance shell(String script) throws IOException {
    return launch(Limits.NONE, "sh", "-c", script);
  }

  private String nextLine() throws InterruptedException {
    Output line = output.poll(30, SECONDS);
    assertNotNull(line, "the program wrote nothing");
    return line.line();
  }

  private static int exitCode(Instance instance) throws Exception {
    return instance.exited().toCompletableFuture().get(60, SECONDS);
  }

  @Test
  void the_environment_is_the_launch_s_and_a_host_name() throws Exception {
    exitCode(launch(Limits.NONE, "env"));

    assertEquals(
        List.of("COLOR", "HOME", "HOSTNAME", "PATH"),
        output.stream().map(line -> line.line().replaceFirst("=.*", "")).sorted().toList());
    assertTrue(output.contains(new Output(false, "COLOR=blue = green")));
  }

  @Test
  void both_streams_are_read_to_the_end_before_the_exit_is_told() throws Exception {
    int code = exitCode(shell("pwd; seq 1 2000; echo broken >&2; exit 3"));

    assertEquals(3, code);
    assertTrue(output.contains(new Output(false, tools.toString())));
    assertEquals(2002, output.size());
    assertEquals(
        List.of("broken"), output.stream().filter(Output::error).map(Output::line).toList());
  }

  @Test
  void a_line_of_a_megabyte_is_cut_and_the_worker_goes_on() throws Exception {
    assertEquals(0, exitCode(shell("head -c 1000000 /dev/zero | tr '\\0' x; echo; echo after")));

    assertEquals("x".repeat(8192) + LineCutter.CUT, nextLine());
    assertEquals("after", nextLine());
  }

  @Test
  void there_is_no_network_but_the_container_s_own_loopback() throws Exception {
    exitCode(shell("while read -r line; do echo \"$line\"; done </proc/net/dev"));

    assertEquals(
        List.of("lo"),
        output.stream()
            .map(Output::line)
            .filter(line -> line.contains(":"))
            .map(line -> line.substring(0, line.indexOf(':')).strip())
            .toList());
  }

  @Test
  void an_app_has_a_network_of_its_own_as_long_as_it_has_a_worker() throws Exception {
    ContainerSandbox sandbox = sandbox();
    Reach open = new Reach(Egress.OPEN, false);
    Instance first = sandbox.launch(launchOf(Limits.NONE, open, "sleep", "300"));
    Instance second =
        sandbox.launch(launchOf("orders", "slot-2", Limits.NONE, open, "sleep", "300"));
    assertEquals(List.of("millrace-" + agentId + "-orders"), networks());

    first.stop(HASTY);
    assertEquals(List.of("millrace-" + agentId + "-orders"), networks());

    second.stop(HASTY);
    assertEquals(List.of(), networks());
  }

  @Test
  void an_app_calls_others_but_not_other_apps() throws Exception {
    assumeTrue(Files.exists(tools.resolve("node")), "the Node.js of our worker is not built yet");
    ContainerSandbox sandbox = sandbox();
    Reach open = new Reach(Egress.OPEN, false);
    try (ServerSocket database = new ServerSocket(0)) {
      sandbox.launch(launchOf("stock", "slot-2", Limits.NONE, open, "node", "-e", LISTEN));
      String stock = nextLine();
      sandbox.launch(
          launchOf(Limits.NONE, open, "node", "-e", CALL, stock, "" + database.getLocalPort()));

      assertEquals("gateway answers", nextLine());
      assertEquals("stock does not", nextLine());
    }
  }

  @Test
  void only_slot_and_temporary_files_can_be_written() throws Exception {
    exitCode(
        shell(
            """
            for file in %s/in-tools /in-root /etc/passwd /usr/lib/in-lib; do
              (: >>$file) 2>/dev/null && echo "wrote $file"
            done
            (: >/tmp/in-tmp) && (: >%s/in-slot) && echo fine
            """
                .formatted(tools, slot)));

    assertEquals("fine", nextLine());
    assertTrue(Files.exists(slot.resolve("in-slot")));
    assertFalse(Files.exists(tools.resolve("in-tools")));
  }

  @Test
  void it_is_not_root_and_can_never_be() throws Exception {
    exitCode(shell("while read -r line; do echo \"$line\"; done </proc/self/status"));

    List<String> status = output.stream().map(line -> line.line().replaceAll("\\s+", " ")).toList();
    int uid = ContainerUser.ofThisProcess().uid();
    assertTrue(
        status.contains("Uid: %d %d %d %d".formatted(uid, uid, uid, uid)), () -> "" + status);
    assertTrue(status.contains("CapBnd: 0000000000000000"), () -> "" + status);
    assertTrue(status.contains("NoNewPrivs: 1"), () -> "" + status);
  }

  @Test
  void a_fork_bomb_ends_at_its_limit() throws Exception {
    Instance bomb =
        launch(new Limits(0, 0, 20), "sh", "-c", "while :; do sleep 300 & echo $!; done");

    int code = exitCode(bomb);

    assertEquals(2, code, "the shell gives up");
    assertTrue(
        output.stream().anyMatch(line -> line.error() && line.line().contains("ork")),
        () -> "" + output);
    assertTrue(output.size() <= 21, () -> "" + output);
  }

  @Test
  void memory_over_the_limit_ends_the_worker() throws Exception {
    Instance eater =
        launch(new Limits(32L << 20, 0, 0), "sh", "-c", "head -c 300000000 /dev/zero | tail");

    assertEquals(137, exitCode(eater));
  }

  @Test
  void a_worker_that_is_asked_may_finish() throws Exception {
    Instance instance =
        shell("trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 300 & wait; done");
    assertEquals("ready", nextLine());

    instance.stop(PATIENT);

    assertEquals(0, exitCode(instance));
    assertEquals("bye", nextLine());
    assertEquals(List.of(), containers());
  }

  @Test
  void a_worker_and_a_child_that_left_it_and_do_not_listen_are_killed() throws Exception {
    Instance instance =
        shell(
            """
            trap '' TERM
            (setsid /bin/sh -c 'trap "" TERM; echo ready; while :; do : >>%s/alive; sleep 0.02; done' &) &
            wait; while :; do sleep 300; done
            """
                .formatted(slot));
    assertEquals("ready", nextLine());

    instance.stop(HASTY);

    assertEquals(137, exitCode(instance));
    assertEquals(List.of(), containers());
    assertNobodyHolds(slot);
  }

  /** A process in a container is a process of the machine too, and shows what it has mounted. */
  private static void assertNobodyHolds(Path folder) {
    List<ProcessHandle> holders =
        ProcessHandle.allProcesses()
            .filter(process -> {
              try {
                return Files.readString(Path.of("/proc/" + process.pid() + "/mountinfo"))
                    .contains(folder.toString());
              } catch (IOException ended) {
                return false;
              }
            })
            .toList();
    assertEquals(List.of(), holders);
  }

  @Test
  void a_worker_that_closes_its_output_is_still_followed_to_its_end() throws Exception {
    Instance instance = shell("exec >&- 2>&-; sleep 1; exit 9");

    assertEquals(9, exitCode(instance));
  }

  @Test
  void a_container_that_somebody_removes_has_ended() throws Exception {
    Instance instance = shell("echo ready; sleep 300");
    assertEquals("ready", nextLine());

    engine.calls().removeContainerCmd(instance.id()).withForce(true).exec();

    assertEquals(137, exitCode(instance));
    instance.stop(PATIENT);
  }

  @Test
  void a_next_life_of_the_agent_sweeps_the_earlier_one() throws Exception {
    shell(
        "(setsid /bin/sh -c 'trap \"\" TERM; while :; do sleep 300; done' &) & echo ready; sleep 300");
    assertEquals("ready", nextLine());

    sandbox().sweep();

    assertEquals(List.of(), containers());
    assertFalse(Files.exists(slot));
    assertNobodyHolds(slot);
  }

  @Test
  void nothing_is_left_by_an_agent_that_was_killed_once_it_starts_again() throws Exception {
    Process agent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SandboxHolder.class.getName(),
                TestEngine.address(),
                agentId,
                home.resolve("slots").toString(),
                tools.toString())
            .redirectErrorStream(true)
            .start();
    try (var words = agent.inputReader(UTF_8)) {
      assertTrue(words.lines().anyMatch("ready"::equals), "the other agent came to its end");
      agent.destroyForcibly().waitFor();
    }
    assertEquals(1, containers().size());

    sandbox().sweep();

    assertEquals(List.of(), containers());
    assertNobodyHolds(home);
  }

  @Test
  void a_sweep_leaves_the_containers_of_other_agents_alone() throws Exception {
    Instance instance = shell("echo ready; sleep 300");
    assertEquals("ready", nextLine());

    new ContainerSandbox(engine, new AgentMark("another", home.resolve("elsewhere")), RANGE)
        .sweep();

    assertFalse(instance.exited().toCompletableFuture().isDone());
  }

  @Test
  void node_is_reached_through_a_unix_socket_in_its_slot() throws Exception {
    assumeTrue(Files.exists(tools.resolve("node")), "the Node.js of our worker is not built yet");
    Instance instance =
        launch(
            Limits.NONE,
            tools.resolve("node").toString(),
            "-e",
            """
            const net = require('net');
            net.createServer(socket => socket.end('pong'))
                .listen('%s/door.sock', () => console.log('ready'));
            """
                .formatted(slot));
    assertEquals("ready", nextLine());

    assertEquals("pong", read(slot.resolve("door.sock")));

    instance.stop(PATIENT);
    assertEquals(143, exitCode(instance));
  }

  private static String read(Path socket) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      ByteBuffer buffer = ByteBuffer.allocate(16);
      while (channel.read(buffer) >= 0) {}
      return UTF_8.decode(buffer.flip()).toString();
    }
  }

  @Test
  void a_program_the_container_does_not_see_is_named_with_what_to_do() {
    IOException failure =
        assertThrows(IOException.class, () -> launch(Limits.NONE, "/usr/bin/python3"));

    assertEquals(
        "orders cannot run in a container: '/usr/bin/python3' is not among what its container sees:"
            + " the folders of worker and app. Set ISOLATION to auto or process to run it as a"
            + " process.",
        failure.getMessage());
  }

  @Test
  void what_needs_a_network_runs_as_a_process_where_that_is_allowed() throws Exception {
    Sandbox mixed = new MixedSandbox(sandbox(), new ProcessSandbox(agentId, home.resolve("slots")));
    Instance instance = mixed.launch(launchOf(Limits.NONE, new Reach(Egress.OPEN, true), "env"));

    assertEquals(0, exitCode(instance));
    String line = nextLine();
    while (!line.startsWith("MILLRACE_SLOT=")) {
      line = nextLine();
    }
    assertEquals(
        "MILLRACE_SLOT=" + AgentMark.of(agentId, home.resolve("slots")).value() + "/slot-1", line);
  }
}
