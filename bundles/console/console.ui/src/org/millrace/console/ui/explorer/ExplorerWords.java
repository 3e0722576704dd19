package org.millrace.console.ui.explorer;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.monitor.Link;
import org.millrace.console.ui.ConsoleColors;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.console.ui.nodes.FileNode;
import org.millrace.console.ui.nodes.FunctionNode;
import org.millrace.console.ui.nodes.GroupNode;
import org.millrace.console.ui.nodes.InstallationNode;
import org.millrace.console.ui.nodes.Node;
import org.millrace.management.Agent;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;

/** The words of each node, the same wherever it is shown: its name, and behind it how it is. */
public final class ExplorerWords {
  private ExplorerWords() {}

  public static String name(Node node) {
    return switch (node) {
      case InstallationNode installation -> installation.installation().label();
      case GroupNode group -> group(group);
      case AppNode app -> app.app().name().value();
      case AppPartNode part -> part(part);
      case FunctionNode function -> function.function().name();
      case DeploymentNode deployment ->
          NLS.bind(Messages.Deployment_name, deployment.deployment().number());
      case FileNode file -> file.name();
      case AgentNode agent -> agent.agent().name();
    };
  }

  public static String state(Node node) {
    return switch (node) {
      case InstallationNode installation -> installation(installation.installation());
      case GroupNode _, AppPartNode _, FileNode _ -> "";
      case AppNode app -> app(app.app());
      case FunctionNode function -> function(function.function());
      case DeploymentNode deployment -> deployment(deployment.deployment());
      case AgentNode agent -> agent(agent.agent());
    };
  }

  /** The role that colours the state. */
  public static ConsoleColors color(Node node) {
    return switch (node) {
      case InstallationNode installation
          when installation.installation().link() instanceof Link.Refused
              || installation.installation().link() instanceof Link.NotAnAgent
              || installation.installation().link() instanceof Link.Untrusted ->
          ConsoleColors.ERROR;
      case InstallationNode installation
          when installation.installation().link() instanceof Link.ReadOnly ->
          ConsoleColors.WARN;
      case AppNode app
          when app.app().state() == App.State.ERROR || app.app().state() == App.State.NOWHERE ->
          ConsoleColors.ERROR;
      case FunctionNode function when !function.function().error().isEmpty() -> ConsoleColors.ERROR;
      case DeploymentNode deployment
          when deployment.deployment().state() == Deployment.State.FAILED ->
          ConsoleColors.ERROR;
      case AgentNode agent when agent.agent().state() == Agent.State.SILENT -> ConsoleColors.WARN;
      default -> ConsoleColors.MUTED;
    };
  }

  private static String group(GroupNode node) {
    return switch (node.kind()) {
      case APPS -> NLS.bind(Messages.Group_apps, node.installation().apps().size());
      case AGENTS ->
          NLS.bind(
              Messages.Group_agents,
              node.installation().snapshot().map(s -> s.agents().size()).orElse(0));
    };
  }

  private static String part(AppPartNode node) {
    return switch (node.kind()) {
      case FUNCTIONS -> NLS.bind(Messages.Part_functions, node.parent().app().functions().size());
      case FILES -> Messages.Part_files;
      case CONFIGURATION -> Messages.Part_configuration;
      case KEYS -> Messages.Part_keys;
      case DEPLOYMENTS -> Messages.Part_deployments;
    };
  }

  private static String installation(InstallationState state) {
    String link =
        switch (state.link()) {
          case Link.Connecting _ -> Messages.Link_connecting;
          case Link.Connected _ -> NLS.bind(Messages.Link_connected, agents(state));
          case Link.ReadOnly _ -> NLS.bind(Messages.Link_readOnly, agents(state));
          case Link.Offline offline ->
              NLS.bind(Messages.Link_offlineSince, Times.moment(offline.since()));
          case Link.Refused _ -> Messages.Link_refused;
          case Link.NotAnAgent _ -> Messages.Link_notAnAgent;
          case Link.Untrusted _ -> Messages.Link_untrusted;
          case Link.Disconnected _ -> Messages.Link_disconnected;
        };
    return state.isProduction() ? Messages.Production + " · " + link : link;
  }

  private static int agents(InstallationState state) {
    return state.snapshot().map(known -> known.agents().size()).orElse(0);
  }

  private static String app(App app) {
    String state =
        switch (app.state()) {
          case EMPTY -> Messages.App_empty;
          case STARTING -> Messages.App_starting;
          case RUNNING -> Messages.App_running;
          case DEPLOYING -> Messages.App_deploying;
          case ERROR -> Messages.App_error;
          case STOPPED -> Messages.App_stopped;
          case NOWHERE -> Messages.App_nowhere;
        };
    String words =
        app.reason().isEmpty() ? state : NLS.bind(Messages.App_withReason, state, app.reason());
    return app.liveDeployment()
        .map(number -> NLS.bind(Messages.App_deployment, words, number))
        .orElse(words);
  }

  private static String function(Function function) {
    if (!function.error().isEmpty()) {
      return NLS.bind(Messages.Function_notLoaded, function.error());
    }
    List<String> words = new ArrayList<>();
    if (!function.methods().isEmpty()) {
      words.add(String.join(", ", function.methods()));
    }
    words.add(function.source());
    if (!function.enabled()) {
      words.add("· " + Messages.Function_disabled);
    }
    return String.join(" ", words);
  }

  private static String deployment(Deployment deployment) {
    String moment = Times.moment(deployment.ended().orElse(deployment.received()));
    return String.join(
        " · ",
        DeploymentWords.step(deployment.state()),
        moment,
        deployment.author(),
        deployment.client());
  }

  private static String agent(Agent agent) {
    return switch (agent.state()) {
      case READY -> NLS.bind(Messages.Agent_ready, String.join(", ", agent.stacks()));
      case DRAINING -> NLS.bind(Messages.Agent_draining, agent.apps());
      case DRAINED -> Messages.Agent_drained;
      case SILENT -> NLS.bind(Messages.Agent_silent, Times.moment(agent.lastHeard()));
    };
  }
}
