package org.millrace.console.core;

import java.util.List;
import java.util.Optional;
import org.millrace.management.App;
import org.millrace.model.AppName;

/** Apps as tests need them. */
public final class Apps {
  private Apps() {}

  public static App running(String name) {
    return new App(
        new AppName(name),
        App.State.RUNNING,
        "",
        "node",
        1,
        Optional.of(1),
        "http://localhost/functions/" + name,
        List.of(),
        List.of());
  }
}
