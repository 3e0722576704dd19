package org.millrace.console.core.script;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.millrace.console.core.deploy.DeploymentVerb;
import org.millrace.console.core.edit.FunctionFolder;
import org.millrace.management.App;
import org.millrace.management.Function;

/**
 * The one table that says which {@code millrace} line does what a command of the console does. The
 * order is that in which lines are offered for a thing: what is about it alone comes first.
 */
public enum CommandForm {
  ROLL_BACK("deploy.rollback", On.KEPT, it -> rollBack(it)),
  DEPLOY_AGAIN("deploy.again", On.FAILED, it -> rollBack(it)),
  CANCEL("deploy.cancel", On.RUNNING, it -> words("cancel", it.appName(), it.deploymentNumber())),
  DEPLOYMENT_LOG(
      "deploy.log",
      On.DEPLOYMENT,
      it -> words("logs", it.appName(), "--deployment", it.deploymentNumber())),

  TEST("test.run", On.FUNCTION, it -> invoke(it)),
  TOGGLE(
      "function.toggle",
      On.FUNCTION,
      it ->
          words(
              "functions",
              it.function().orElseThrow().enabled() ? "disable" : "enable",
              it.appName(),
              it.functionName())),
  FUNCTION_DELETE("function.delete", On.FUNCTION_FOLDER, it -> deleteFunction(it)),

  START_STOP("app.startStop", On.APP, it -> words("apps", startOrStop(it), it.appName())),
  RESTART("app.restart", On.APP, it -> words("apps", "restart", it.appName())),
  DELETE("app.delete", On.APP, it -> words("apps", "delete", it.appName())),
  DOWNLOAD(
      "app.download",
      On.APP,
      it -> words("apps", "download", it.appName(), "--out", it.appName() + ".zip")),
  DEPLOY("deploy.package", On.APP, it -> words("deploy", it.appName(), "FILE")),
  DEPLOY_DRAFT("deploy.draft", On.APP, it -> words("deploy", it.appName(), "FOLDER")),
  LOG_STREAM("logs.open", On.APP, it -> words("logs", "-f", it.appName())),
  URL("url.copy", On.APP, it -> words("keys", "list", it.appName())),
  PROFILE(
      "publish.profile",
      On.APP,
      it ->
          words("profile", it.appName(), "--format", "pubxml", "--out", it.appName() + ".pubxml")),
  SETTINGS("settings.open", On.APP, it -> words("settings", "list", it.appName())),
  SETTING_ADD(
      "settings.add", On.APP, it -> words("settings", "set", it.appName(), it.name() + "=VALUE")),
  SETTING_EDIT(
      "settings.edit", On.APP, it -> words("settings", "set", it.appName(), it.name() + "=VALUE")),
  SETTING_REMOVE(
      "settings.remove", On.APP, it -> words("settings", "remove", it.appName(), it.name())),
  KEYS("keys.open", On.APP, it -> words("keys", "list", it.appName())),
  KEY_ADD("keys.add", On.APP, it -> key("add", it)),
  KEY_RENEW("keys.renew", On.APP, it -> key("renew", it)),
  KEY_DELETE("keys.delete", On.APP, it -> key("delete", it)),

  CONNECT("connect", On.INSTALLATION, it -> words("apps", "list")),
  NEW_APP("app.new", On.INSTALLATION, it -> words("apps", "create", it.appName())),
  PUBLISH_ENDPOINT(
      "publish.toggle",
      On.INSTALLATION,
      it -> words("publish-endpoint", "--listen", "127.0.0.1:7072")),
  AUTHORITY(
      "publish.authority", On.INSTALLATION, it -> words("ca", "export", "--out", "millrace.crt"));

  /** What has to be selected for a line to be about. */
  private enum On {
    DEPLOYMENT(it -> it.deployment().isPresent()),
    KEPT(it -> can(DeploymentVerb.ROLL_BACK, it)),
    FAILED(it -> can(DeploymentVerb.DEPLOY_AGAIN, it)),
    RUNNING(it -> can(DeploymentVerb.CANCEL, it)),
    FUNCTION(it -> it.function().isPresent()),
    FUNCTION_FOLDER(it -> it.function().filter(FunctionFolder::isLikely).isPresent()),
    APP(it -> it.app().isPresent()),
    INSTALLATION(it -> true);

    private final Predicate<Subject> fits;

    On(Predicate<Subject> fits) {
      this.fits = fits;
    }

    private static boolean can(DeploymentVerb verb, Subject it) {
      return it.deployment().map(verb::whyNot).filter(String::isEmpty).isPresent();
    }
  }

  private final String command;
  private final On on;
  private final java.util.function.Function<Subject, ShellLine> words;

  CommandForm(String command, On on, java.util.function.Function<Subject, ShellLine> words) {
    this.command = command;
    this.on = on;
    this.words = words;
  }

  /** The id of the console's command, without the prefix that all have. */
  public String command() {
    return command;
  }

  /** The line for the subject; empty when it is not about such a thing. */
  public Optional<CommandScript> of(Subject subject) {
    return on.fits.test(subject)
        ? Optional.of(new CommandScript(subject.agent(), words.apply(subject)))
        : Optional.empty();
  }

  /** All that have a line for the subject. */
  public static List<CommandForm> allFor(Subject subject) {
    return Arrays.stream(values()).filter(form -> form.of(subject).isPresent()).toList();
  }

  private static ShellLine words(String... words) {
    return ShellLine.millrace(List.of(words));
  }

  private static ShellLine rollBack(Subject it) {
    return words("rollback", it.appName(), it.deploymentNumber());
  }

  private static String startOrStop(Subject it) {
    return it.app().orElseThrow().state() == App.State.STOPPED ? "start" : "stop";
  }

  private static ShellLine invoke(Subject it) {
    Function function = it.function().orElseThrow();
    return function.methods().equals(List.of("GET"))
        ? words("invoke", it.appName(), function.name())
        : words("invoke", it.appName(), function.name(), "--data", "{}");
  }

  /** A package is changed where it is downloaded to. */
  private static ShellLine deleteFunction(Subject it) {
    String zip = it.appName() + ".zip";
    return words("apps", "download", it.appName(), "--out", zip)
        .then("zip", "-d", zip, it.functionName() + "/*")
        .thenMillrace("deploy", it.appName(), zip, "--allow-missing");
  }

  private static ShellLine key(String verb, Subject it) {
    return it.function().isPresent()
        ? words("keys", verb, it.appName(), "--name", it.name(), "--function", it.functionName())
        : words("keys", verb, it.appName(), "--name", it.name());
  }
}
