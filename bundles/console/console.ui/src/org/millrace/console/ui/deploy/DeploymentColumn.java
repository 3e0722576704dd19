package org.millrace.console.ui.deploy;

import java.time.Duration;
import java.util.function.Function;
import org.millrace.console.core.deploy.DeploymentWords;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.nodes.DeploymentNode;
import org.millrace.management.Deployment;

/** The columns of a list of deployments. */
enum DeploymentColumn {
  STATE(Messages.Column_state, 16, row -> DeploymentWords.step(row.deployment().state())),
  NUMBER(Messages.Column_number, 8, row -> String.valueOf(row.deployment().number())),
  APP(Messages.Column_app, 24, row -> row.deployment().app() + " dep " + row.deployment().number()),
  INSTALLATION(Messages.Column_installation, 16, row -> row.installation().label()),
  WHO(Messages.Column_who, 12, row -> row.deployment().author()),
  CLIENT(Messages.Column_client, 16, row -> row.deployment().client()),
  WHEN(Messages.Column_when, 18, row -> Times.moment(row.deployment().received())),
  DURATION(Messages.Column_duration, 12, row -> duration(row.deployment())),
  SIZE(Messages.Column_size, 12, row -> DeploymentWords.size(row.deployment().packageBytes())),
  MESSAGE(Messages.Column_message, 60, row -> message(row.deployment()));

  private final String title;
  private final int characters;
  private final Function<DeploymentNode, String> words;

  DeploymentColumn(String title, int characters, Function<DeploymentNode, String> words) {
    this.title = title;
    this.characters = characters;
    this.words = words;
  }

  String title() {
    return title;
  }

  /** How wide it is at first, in characters. */
  int characters() {
    return characters;
  }

  String text(DeploymentNode row) {
    return words.apply(row);
  }

  private static String duration(Deployment deployment) {
    return deployment
        .ended()
        .map(end -> Times.duration(Duration.between(deployment.received(), end)))
        .orElse("");
  }

  private static String message(Deployment deployment) {
    return deployment.statusText().isEmpty() ? deployment.message() : deployment.statusText();
  }
}
