package org.millrace.console.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.junit.jupiter.api.Test;
import org.millrace.console.ui.TestIds;
import org.millrace.management.Deployment;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

/** The page of an app with its deployments. */
final class AppDeploymentsTest extends EditorTest {
  private static final String ORDERS = "/api/v1/apps/orders";

  private static boolean isEnabled(String id) {
    Button button = Bot.find(Button.class, id);
    return Bot.ui(button::isEnabled);
  }

  @Test
  void old_deployments_are_listed_and_can_be_made_live_again() {
    FakeInstallation installation = Orders.in(Installation.Kind.TEST);
    AppName name = Orders.NAME;
    installation.add(FakeInstallation.deployment(name, 1, Deployment.State.REPLACED, "", 1000));
    installation.add(FakeInstallation.deployment(name, 2, Deployment.State.LIVE, "", 2000));
    FakeAgent agent = connected(installation);
    openPart(agent, "deployments");
    awaitState(TestIds.APP_DEPLOYMENTS, "ready");

    Rows.selectRow(
        TestIds.APP_DEPLOYMENTS_TABLE, "deployments:dep/" + agent.address() + "/orders/1");
    Bot.click(TestIds.APP_DEPLOYMENTS_ROLL_BACK);

    String expected = "POST " + ORDERS + "/deployments/" + "%032x".formatted(1) + "/rollback";
    Bot.await("the rollback", () -> agent.orders().equals(List.of(expected)));
  }

  private static String deploymentRow(FakeAgent agent, int number) {
    return "deployments:dep/" + agent.address() + "/orders/" + number;
  }

  private FakeAgent withDeployment(Deployment.State state, Installation.Kind kind) {
    FakeInstallation installation = Orders.in(kind);
    installation.add(FakeInstallation.deployment(Orders.NAME, 2, state, "", 1000));
    FakeAgent agent = connected(installation);
    openPart(agent, "deployments");
    awaitState(TestIds.APP_DEPLOYMENTS, "ready");
    Rows.selectRow(TestIds.APP_DEPLOYMENTS_TABLE, deploymentRow(agent, 2));
    return agent;
  }

  @Test
  void a_failed_deployment_is_deployed_again() {
    FakeAgent agent = withDeployment(Deployment.State.FAILED, Installation.Kind.TEST);

    Bot.click(TestIds.APP_DEPLOYMENTS_AGAIN);

    String expected = "POST " + ORDERS + "/deployments/" + "%032x".formatted(2) + "/rollback";
    Bot.await("the deployment", () -> agent.orders().equals(List.of(expected)));
  }

  @Test
  void in_production_deploying_again_is_asked_about_and_cancel_changes_nothing() {
    FakeAgent agent = withDeployment(Deployment.State.FAILED, Installation.Kind.PRODUCTION);

    Bot.click(TestIds.APP_DEPLOYMENTS_AGAIN);
    Bot.click(TestIds.CONFIRM_CANCEL);

    Bot.await("no question any more", () -> !Bot.isThere(TestIds.CONFIRM_CANCEL));
    assertEquals(List.of(), agent.orders());
  }

  @Test
  void a_running_deployment_is_cancelled() {
    FakeAgent agent = withDeployment(Deployment.State.STARTING, Installation.Kind.TEST);

    Bot.click(TestIds.APP_DEPLOYMENTS_CANCEL);

    Bot.await(
        "the end",
        () -> Rows.rows(TestIds.APP_DEPLOYMENTS_TABLE).toString().contains("Cancelled by anna."));
    String expected = "POST " + ORDERS + "/deployments/" + "%032x".formatted(2) + "/cancel";
    assertEquals(List.of(expected), agent.orders());
  }

  @Test
  void what_switches_already_cannot_be_cancelled_and_says_why() {
    withDeployment(Deployment.State.SWITCHING, Installation.Kind.TEST);

    Button cancel = Bot.find(Button.class, TestIds.APP_DEPLOYMENTS_CANCEL);

    assertFalse(Bot.ui(cancel::isEnabled));
    assertEquals("Dep 2 is already switching. Roll back instead.", Bot.ui(cancel::getToolTipText));
    assertFalse(isEnabled(TestIds.APP_DEPLOYMENTS_AGAIN));
  }

  @Test
  void a_cancellation_that_comes_too_late_is_told_in_the_agents_words() {
    FakeAgent agent = withDeployment(Deployment.State.STARTING, Installation.Kind.TEST);
    String order = "POST " + ORDERS + "/deployments/" + "%032x".formatted(2) + "/cancel";
    agent.refuse(order, 422, "Deployment 2 of orders is already switching. Roll back instead.");

    Bot.click(TestIds.APP_DEPLOYMENTS_CANCEL);

    Bot.await(
        "the refusal",
        () -> Bot.isSaid("Deployment 2 of orders is already switching. Roll back instead."));
  }

  @Test
  void deployments_that_cannot_be_read_are_said_and_asked_for_again() {
    FakeInstallation installation = Orders.live(Installation.Kind.TEST);
    FakeAgent agent = connected(installation);
    agent.refuse("GET " + ORDERS + "/deployments", 500, "The database is away.");
    openPart(agent, "deployments");
    Bot.await("the sentence", () -> Bot.isSaid("The database is away."));

    agent.allow("GET " + ORDERS + "/deployments");
    Bot.click(TestIds.APP_DEPLOYMENTS_STRIP + ".action");

    Bot.await("no sentence", () -> !Bot.isThere(TestIds.APP_DEPLOYMENTS_STRIP));
  }
}
