package org.millrace.console.ui.agents;

import org.eclipse.osgi.util.NLS;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.nodes.AgentNode;
import org.millrace.management.Agent;
import org.millrace.management.InstallationSnapshot;

/** The columns of the list of agents. */
enum AgentColumn {
  STATE(Messages.Agent_state, 24) {
    @Override
    String text(AgentNode row) {
      Agent agent = row.agent();
      return switch (agent.state()) {
        case READY -> Messages.Agent_ready;
        case DRAINING -> Messages.Agent_draining;
        case DRAINED -> Messages.Agent_drained;
        case SILENT -> NLS.bind(Messages.Agent_silentSince, Times.moment(agent.lastHeard()));
      };
    }
  },
  NAME(Messages.Agent_name, 20) {
    @Override
    String text(AgentNode row) {
      return row.agent().name();
    }
  },
  INSTALLATION(Messages.Agent_installation, 16) {
    @Override
    String text(AgentNode row) {
      return row.installation().label();
    }
  },
  ROLE(Messages.Agent_role, 18) {
    @Override
    String text(AgentNode row) {
      return isOurs(row) ? Messages.Agent_ours : "";
    }
  },
  APPS(Messages.Agent_apps, 8) {
    @Override
    String text(AgentNode row) {
      return String.valueOf(row.agent().apps());
    }
  },
  ISOLATION(Messages.Agent_isolation, 12) {
    @Override
    String text(AgentNode row) {
      return row.agent().isolation();
    }
  },
  STACKS(Messages.Agent_stacks, 28) {
    @Override
    String text(AgentNode row) {
      return String.join(", ", row.agent().stacks());
    }
  },
  SYSTEM(Messages.Agent_system, 12) {
    @Override
    String text(AgentNode row) {
      return row.agent().system();
    }
  },
  VERSION(Messages.Agent_version, 14) {
    @Override
    String text(AgentNode row) {
      return row.agent().version();
    }
  },
  LAST_HEARD(Messages.Agent_lastHeard, 18) {
    @Override
    String text(AgentNode row) {
      return Times.moment(row.agent().lastHeard());
    }
  };

  private final String title;
  private final int characters;

  AgentColumn(String title, int characters) {
    this.title = title;
    this.characters = characters;
  }

  String title() {
    return title;
  }

  /** How wide it is at first, in characters. */
  int characters() {
    return characters;
  }

  abstract String text(AgentNode row);

  /** Whether it is the agent that the console speaks to, the others are heard of through it. */
  private static boolean isOurs(AgentNode row) {
    return row.installation()
        .snapshot()
        .map(InstallationSnapshot::installation)
        .filter(facts -> facts.agent().equals(row.agent().name()))
        .isPresent();
  }
}
