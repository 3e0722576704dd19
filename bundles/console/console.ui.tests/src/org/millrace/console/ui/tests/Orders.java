package org.millrace.console.ui.tests;

import java.util.List;
import org.millrace.console.ui.TestIds;
import org.millrace.management.App;
import org.millrace.management.Deployment;
import org.millrace.management.Function;
import org.millrace.management.Installation;
import org.millrace.model.AppName;

/** The app that most tests are about. */
final class Orders {
  static final AppName NAME = new AppName("orders");

  private static final Function CREATE =
      FakeInstallation.http("createOrder", "POST", "/api/orders");
  private static final Function GET = FakeInstallation.http("getOrder", "GET", "/api/orders/{id}");

  private static final Function NIGHTLY =
      new Function("nightly", "timerTrigger", "every day", List.of(), "", true, "nightly.js", "");

  private Orders() {}

  /** It runs, with two functions that HTTP calls, in an installation {@code test}. */
  static FakeInstallation in(Installation.Kind kind) {
    return with(kind, CREATE, GET);
  }

  /** The same, and a function for a timer. */
  static FakeInstallation withTimer(Installation.Kind kind) {
    return with(kind, CREATE, GET, NIGHTLY);
  }

  /** With two functions, and what is live is known. */
  static FakeInstallation live(Installation.Kind kind) {
    FakeInstallation installation = in(kind);
    installation.add(FakeInstallation.deployment(NAME, 1, Deployment.State.LIVE, "", 20_000));
    return installation;
  }

  /** It runs without a function that a package could lack. */
  static FakeInstallation bare(Installation.Kind kind) {
    return with(kind);
  }

  private static FakeInstallation with(Installation.Kind kind, Function... functions) {
    FakeInstallation installation = new FakeInstallation("test", kind);
    installation.add(NAME.value(), App.State.RUNNING, "", functions);
    return installation;
  }

  /** Its row in the Explorer. */
  static String row(FakeAgent agent) {
    return "explorer:app/" + agent.address() + "/orders";
  }

  static void select(FakeAgent agent) {
    Rows.select(TestIds.EXPLORER_TREE, row(agent));
  }

  /** Selects one of its functions. */
  static void select(FakeAgent agent, String function) {
    String app = agent.address() + "/orders";
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:app/" + app);
    Rows.expand(TestIds.EXPLORER_TREE, "explorer:functions/app/" + app);
    Rows.select(TestIds.EXPLORER_TREE, "explorer:function/" + app + "/" + function);
  }
}
