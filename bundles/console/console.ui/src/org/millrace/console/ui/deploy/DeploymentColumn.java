package org.millrace.console.ui.deploy;

import java.time.Duration;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.management.Deployment;

/** The columns of a list of deployments. */
enum DeploymentColumn {
  STATE(Messages.Column_state, 16) {
    @Override
    String text(DeploymentNode row) {
      return DeploymentWords.step(row.deployment().state());
    }
  },
  NUMBER(Messages.Column_number, 8) {
    @Override
    String text(DeploymentNode row) {
      return String.valueOf(row.deployment().number());
    }
  },
  APP(Messages.Column_app, 24) {
    @Override
    String text(DeploymentNode row) {
      return row.deployment().app() + " dep " + row.deployment().number();
    }
  },
  INSTALLATION(Messages.Column_installation, 16) {
    @Override
    String text(DeploymentNode row) {
      return row.installation().label();
    }
  },
  WHO(Messages.Column_who, 12) {
    @Override
    String text(DeploymentNode row) {
      return row.deployment().author();
    }
  },
  CLIENT(Messages.Column_client, 16) {
    @Override
    String text(DeploymentNode row) {
      return row.deployment().client();
    }
  },
  WHEN(Messages.Column_when, 18) {
    @Override
    String text(DeploymentNode row) {
      return Times.moment(row.deployment().received());
    }
  },
  DURATION(Messages.Column_duration, 12) {
    @Override
    String text(DeploymentNode row) {
      return row.deployment()
          .ended()
          .map(end -> Times.duration(Duration.between(row.deployment().received(), end)))
          .orElse("");
    }
  },
  SIZE(Messages.Column_size, 12) {
    @Override
    String text(DeploymentNode row) {
      return DeploymentWords.size(row.deployment().packageBytes());
    }
  },
  MESSAGE(Messages.Column_message, 60) {
    @Override
    String text(DeploymentNode row) {
      Deployment deployment = row.deployment();
      return deployment.statusText().isEmpty() ? deployment.message() : deployment.statusText();
    }
  };

  private final String title;
  private final int characters;

  DeploymentColumn(String title, int characters) {
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

  abstract String text(DeploymentNode row);
}
