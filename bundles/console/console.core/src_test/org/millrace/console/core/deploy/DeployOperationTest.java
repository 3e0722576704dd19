package org.millrace.console.core.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millrace.console.core.Apps;
import org.millrace.console.core.AgentCall;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.core.monitor.Link;
import org.millrace.management.App;
import org.millrace.management.DeployRequest;
import org.millrace.management.Deployment;
import org.millrace.management.Problem;
import org.millrace.model.AppName;
import org.millrace.model.PackageContents;

@Timeout(30)
final class DeployOperationTest {
  private static final String DEPLOYMENTS = "/api/v1/apps/orders/deployments";

  @TempDir Path folder;
  private final ScriptedAgent agent = new ScriptedAgent();
  private final CountDownLatch connected = new CountDownLatch(1);
  private InstallationMonitor installation;
  private Path zip;

  @BeforeEach
  void connect() throws Exception {
    agent.setApps(Apps.running("orders"));
    installation =
        new InstallationMonitor(
            agent.connection(),
            Clock.systemUTC(),
            state -> {
              if (state.link().isConnected()) {
                connected.countDown();
              }
            });
    installation.connect();
    assertTrue(connected.await(10, TimeUnit.SECONDS));
    zip = Files.write(folder.resolve("orders.zip"), new byte[200_000]);
  }

  @AfterEach
  void stop() {
    installation.close();
    agent.close();
  }

  private DeployOperation deploy() {
    PackageContents contents =
        new PackageContents("orders.zip", 1, 200_000, 200_000, "node", List.of(), List.of());
    return new DeployOperation(
        installation,
        new AppName("orders"),
        new PreparedPackage("orders.zip", zip, false, contents),
        DeployRequest.by("anna", "console"));
  }

  private static Deployment deployment(Deployment.State state, String text) {
    return new Deployment(
        "d1", 2, new AppName("orders"), state, text, "anna", "console", "", Instant.EPOCH,
        Optional.empty(), 200_000, "", 0, true);
  }

  @Test
  void it_ends_when_the_deployment_is_live() throws CoreException {
    AtomicInteger looks = new AtomicInteger();
    AtomicInteger received = new AtomicInteger();
    agent.route(
        "POST " + DEPLOYMENTS,
        exchange -> {
          received.set(exchange.getRequestBody().readAllBytes().length);
          ScriptedAgent.json(exchange, 202, deployment(Deployment.State.CHECKING, ""));
        });
    agent.route(
        "GET " + DEPLOYMENTS + "/d1",
        exchange ->
            ScriptedAgent.json(
                exchange,
                200,
                deployment(
                    looks.incrementAndGet() < 3
                        ? Deployment.State.STARTING
                        : Deployment.State.LIVE,
                    "")));
    DeployOperation operation = deploy();

    operation.run(SubMonitor.convert(new NullProgressMonitor()));

    assertEquals(Deployment.State.LIVE, operation.deployment().state());
    assertEquals(200_000, received.get());
    assertEquals(3, looks.get());
  }

  @Test
  void a_failed_one_says_why_and_what_still_answers() {
    agent.route(
        "POST " + DEPLOYMENTS,
        exchange ->
            ScriptedAgent.json(
                exchange, 202, deployment(Deployment.State.FAILED, "No function loads.")));

    CoreException failed =
        assertThrows(CoreException.class, () -> deploy().run(SubMonitor.convert(null)));

    assertEquals(
        "orders was not deployed: No function loads. Dep 1 still answers.", failed.getMessage());
  }

  @Test
  void one_that_somebody_cancels_ends_as_cancelled() {
    agent.route(
        "POST " + DEPLOYMENTS,
        exchange ->
            ScriptedAgent.json(
                exchange, 202, deployment(Deployment.State.CANCELLED, "Cancelled by bob.")));

    assertThrows(
        OperationCanceledException.class, () -> deploy().run(SubMonitor.convert(null)));
  }

  @Test
  void while_somebody_else_deploys_it_waits_for_its_turn() throws CoreException {
    AtomicInteger tries = new AtomicInteger();
    agent.route("GET /api/v1/apps/orders", exchange -> ScriptedAgent.json(exchange, 200, busy()));
    agent.route(
        "POST " + DEPLOYMENTS,
        exchange -> {
          if (tries.incrementAndGet() == 1) {
            Problem bob = new Problem(409, "Conflict", "orders is being deployed by bob.");
            ScriptedAgent.json(exchange, 409, bob);
          } else {
            ScriptedAgent.json(exchange, 202, deployment(Deployment.State.LIVE, ""));
          }
        });

    deploy().run(SubMonitor.convert(null));

    assertEquals(2, tries.get());
  }

  private static App busy() {
    App app = Apps.running("orders");
    return new App(
        app.name(), App.State.DEPLOYING, "", "node", 1, Optional.of(1), app.url(), List.of(),
        List.of());
  }

  @Test
  void a_refusal_is_told_in_the_agents_words() {
    agent.route(
        "POST " + DEPLOYMENTS,
        exchange ->
            ScriptedAgent.json(exchange, 403, new Problem(403, "No", "You are reader only.")));

    CoreException refused =
        assertThrows(CoreException.class, () -> deploy().run(SubMonitor.convert(null)));

    assertEquals("You are reader only.", refused.getMessage());
  }

  @Test
  void cancelling_ends_the_wait_at_once() throws InterruptedException {
    CountDownLatch looked = new CountDownLatch(1);
    agent.route(
        "POST " + DEPLOYMENTS,
        exchange -> ScriptedAgent.json(exchange, 202, deployment(Deployment.State.STARTING, "")));
    agent.route(
        "GET " + DEPLOYMENTS + "/d1",
        exchange -> {
          ScriptedAgent.json(exchange, 200, deployment(Deployment.State.STARTING, ""));
          looked.countDown();
        });
    NullProgressMonitor progress = new NullProgressMonitor();
    DeployOperation operation = deploy();
    Thread canceller =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    looked.await();
                  } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                  }
                  progress.setCanceled(true);
                  operation.cancel();
                });

    assertThrows(
        OperationCanceledException.class, () -> operation.run(SubMonitor.convert(progress)));
    canceller.join();
  }

  @Test
  void an_offline_installation_takes_no_orders() throws InterruptedException {
    assertTrue(deploy().check().isOK());
    CountDownLatch offline = new CountDownLatch(1);
    try (InstallationMonitor lost =
        new InstallationMonitor(
            agent.connection().named("plant-a"),
            Clock.systemUTC(),
            state -> {
              if (state.link() instanceof Link.Offline) {
                offline.countDown();
              }
            })) {
      agent.close();
      lost.connect();
      assertTrue(offline.await(10, TimeUnit.SECONDS));

      IStatus judged = AgentCall.question(lost, "Asking", agent -> "").check();

      assertEquals("plant-a is offline.", judged.getMessage());
    }
  }
}
