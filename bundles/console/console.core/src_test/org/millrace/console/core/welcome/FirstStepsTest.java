package org.millrace.console.core.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.SubMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.console.core.ScriptedAgent;
import org.millrace.console.core.connection.AgentAddress;
import org.millrace.console.core.connection.AgentConnection;
import org.millrace.console.core.connection.ConnectionWishes;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;
import org.millrace.console.core.welcome.FirstSteps.Step;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;
import org.millrace.management.Installation;
import org.millrace.management.InstallationSnapshot;
import org.millrace.model.AppName;

final class FirstStepsTest {
  private static final AppName ORDERS = new AppName("orders");
  private static final Function HELLO =
      new Function("hello", "httpTrigger", "/", List.of("GET"), "", true, "hello/index.js", "");

  private static InstallationState state(
      Link link, List<Function> functions, List<Deployment> deployments) {
    App app =
        new App(ORDERS, App.State.RUNNING, "", "node", 1, Optional.of(1), "", functions, List.of());
    Installation facts = new Installation("test", Installation.Kind.TEST, true, "pc-14", "", "");
    InstallationSnapshot snapshot =
        new InstallationSnapshot(1, Instant.EPOCH, facts, List.of(), List.of(app), deployments);
    AgentConnection connection = AgentConnection.to(AgentAddress.parse("pc-14:7070"), "token");
    return new InstallationState(connection, link, Optional.of(snapshot));
  }

  private static Deployment deployment(String client, Deployment.State state) {
    return new Deployment(
        "d1", 1, ORDERS, state, "", "anna", client, "", Instant.EPOCH, Optional.empty(), 1, "", 1,
        true);
  }

  private static FirstSteps connected(Function... functions) {
    return FirstSteps.of(
        List.of(state(new Link.Connected(), List.of(functions), List.of())), false);
  }

  @Test
  void at_first_nothing_is_done_and_only_connecting_is_possible() {
    FirstSteps steps = FirstSteps.of(List.of(), false);

    assertEquals(Optional.of(Step.CONNECT), steps.next());
    assertEquals(Set.of(Step.CONNECT), steps.possible());
  }

  @Test
  void one_step_makes_the_next_possible() {
    assertEquals(Optional.of(Step.CREATE), connected().next());
    assertFalse(connected().possible().contains(Step.CALL));
    assertEquals(Optional.of(Step.CALL), connected(HELLO).next());
    assertEquals(EnumSet.allOf(Step.class), connected(HELLO).possible());
  }

  @Test
  void what_takes_no_orders_is_connected_and_begins_nothing() {
    Link old = new Link.ReadOnly("It is too old.");
    FirstSteps steps =
        FirstSteps.of(List.of(state(old, List.of(HELLO), List.of())), false);

    assertEquals(Set.of(Step.CONNECT, Step.CREATE), steps.done());
    assertEquals(Set.of(Step.CONNECT), steps.possible());
  }

  @ParameterizedTest
  @CsvSource({
    "Visual Studio, LIVE, true",
    "curl, REPLACED, true",
    "Visual Studio, FAILED, false",
    "console, LIVE, false",
    "millrace, LIVE, false"
  })
  void only_what_a_publishing_client_has_made_live_counts(
      String client, Deployment.State end, boolean isPublished) {
    List<Deployment> deployments = List.of(deployment(client, end));
    FirstSteps steps =
        FirstSteps.of(
            List.of(state(new Link.Connected(), List.of(HELLO), deployments)), true);

    assertEquals(isPublished, steps.done().contains(Step.PUBLISH));
    assertEquals(isPublished ? Optional.empty() : Optional.of(Step.PUBLISH), steps.next());
  }

  private static boolean isFound(AgentAddress address) {
    FindLocalAgent search = new FindLocalAgent(address, ConnectionWishes.USUAL);
    search.run(SubMonitor.convert(null));
    return search.isThere();
  }

  @Test
  void an_agent_is_found_without_a_token_and_is_not_found_when_it_is_gone() {
    AgentAddress address;
    try (ScriptedAgent agent = new ScriptedAgent()) {
      address = agent.connection().address();
      assertTrue(isFound(address));
    }
    assertFalse(isFound(address));
  }
}
