package org.millrace.console.ui.publish;

import java.util.List;
import java.util.function.BiFunction;
import org.millrace.console.core.monitor.InstallationState;
import org.millrace.console.core.publish.PublishRow;
import org.millrace.console.ui.Times;

/** The columns of the list of what clients did. */
enum RequestColumn {
  TIME(Messages.Column_time, 12, (row, states) -> Times.moment(row.attempt().time())),
  CLIENT(Messages.Column_client, 18, (row, states) -> row.attempt().client()),
  USER(Messages.Column_user, 14, (row, states) -> row.attempt().user()),
  FROM(Messages.Column_from, 14, (row, states) -> row.attempt().address()),
  APP(
      Messages.Column_app,
      14,
      (row, states) -> row.attempt().app().map(Object::toString).orElse("")),
  SIZE(Messages.Column_size, 10, (row, states) -> OutcomeWords.size(row)),
  OUTCOME(Messages.Column_outcome, 70, OutcomeWords::of);

  private final String title;
  private final int characters;
  private final BiFunction<PublishRow, List<InstallationState>, String> words;

  RequestColumn(
      String title, int characters, BiFunction<PublishRow, List<InstallationState>, String> words) {
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

  String text(PublishRow row, List<InstallationState> states) {
    return words.apply(row, states);
  }
}
