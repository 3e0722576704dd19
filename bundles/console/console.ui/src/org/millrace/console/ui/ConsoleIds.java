package org.millrace.console.ui;

/** The ids of views, editors and commands; people's scripts, tests and the guide rely on them. */
public final class ConsoleIds {
  private static final String PREFIX = "org.millrace.console.";

  public static final String PERSPECTIVE_FUNCTIONS = PREFIX + "perspective.functions";

  public static final String EDITOR_APP = PREFIX + "editor.app";

  /** While a page of the app editor is in front, and while its table has the focus. */
  public static final String CONTEXT_CONFIGURATION = PREFIX + "context.configuration";

  public static final String CONTEXT_CONFIGURATION_TABLE = PREFIX + "context.configuration.table";
  public static final String CONTEXT_KEYS = PREFIX + "context.keys";
  public static final String CONTEXT_KEYS_TABLE = PREFIX + "context.keys.table";
  public static final String CONTEXT_FUNCTIONS_TABLE = PREFIX + "context.functions.table";

  public static final String FOCUS_EXPLORER_TREE = "org.millrace.console.explorer.tree";
  public static final String VIEW_EXPLORER = PREFIX + "view.explorer";
  public static final String VIEW_AGENTS = PREFIX + "view.agents";
  public static final String VIEW_DEPLOYMENTS = PREFIX + "view.deployments";

  /** One for each app; the second part of its id is made by {@code LogViewId}. */
  public static final String VIEW_LOGS = PREFIX + "view.logs";

  public static final String VIEW_TEST = PREFIX + "view.test";
  public static final String VIEW_PUBLISH = PREFIX + "view.publish";

  /** One for each file; whichever way it was opened. */
  public static final String EDITOR_WELCOME = PREFIX + "editor.welcome";

  public static final String COMMAND_WELCOME = PREFIX + "welcome.open";
  public static final String PREFERENCES_EDITOR = PREFIX + "preferences.editor";
  public static final String EDITOR_FILE = PREFIX + "editor.file";

  /** The platform's, with the console's own errors; what agents refuse is not among them. */
  public static final String VIEW_ERROR_LOG = "org.eclipse.pde.runtime.LogView";

  public static final String COMMAND_CONNECT = PREFIX + "connect";
  public static final String COMMAND_DISCONNECT = PREFIX + "disconnect";
  public static final String COMMAND_FORGET = PREFIX + "forget";
  public static final String COMMAND_INSTALLATION_OPEN = PREFIX + "installation.open";
  public static final String COMMAND_APP_NEW = PREFIX + "app.new";
  public static final String COMMAND_APP_OPEN = PREFIX + "app.open";
  public static final String COMMAND_APP_START_STOP = PREFIX + "app.startStop";
  public static final String COMMAND_APP_RESTART = PREFIX + "app.restart";
  public static final String COMMAND_APP_DOWNLOAD = PREFIX + "app.download";
  public static final String COMMAND_APP_DELETE = PREFIX + "app.delete";
  public static final String COMMAND_FUNCTION_TOGGLE = PREFIX + "function.toggle";
  public static final String COMMAND_URL_OPEN = PREFIX + "url.open";
  public static final String COMMAND_URL_COPY = PREFIX + "url.copy";
  public static final String COMMAND_DEPLOY = PREFIX + "deploy.package";
  public static final String COMMAND_ROLL_BACK = PREFIX + "deploy.rollback";
  public static final String COMMAND_DEPLOY_AGAIN = PREFIX + "deploy.again";
  public static final String COMMAND_DEPLOY_CANCEL = PREFIX + "deploy.cancel";
  public static final String COMMAND_FAILED_ONLY = PREFIX + "deploy.failedOnly";
  public static final String COMMAND_DEPLOYMENT_LOG = PREFIX + "deploy.log";
  public static final String COMMAND_LOGS_OPEN = PREFIX + "logs.open";
  public static final String COMMAND_LOGS_PAUSE = PREFIX + "logs.pause";
  public static final String COMMAND_LOGS_CLEAR = PREFIX + "logs.clear";
  public static final String COMMAND_LOGS_COPY = PREFIX + "logs.copy";
  public static final String COMMAND_LOGS_SAVE_AS = PREFIX + "logs.saveAs";
  public static final String COMMAND_PUBLISH_RESET = PREFIX + "publish.reset";
  public static final String COMMAND_PUBLISH_AUTHORITY = PREFIX + "publish.authority";
  public static final String COMMAND_PUBLISH_TOGGLE = PREFIX + "publish.toggle";
  public static final String COMMAND_PUBLISH_PROFILE = PREFIX + "publish.profile";
  public static final String COMMAND_PUBLISH_COPY = PREFIX + "publish.copyCommand";
  public static final String COMMAND_PUBLISH_TEST = PREFIX + "publish.test";
  public static final String COMMAND_TEST = PREFIX + "test.run";
  public static final String COMMAND_TEST_CURL = PREFIX + "test.curl";
  public static final String COMMAND_FUNCTION_OPEN = PREFIX + "function.open";
  public static final String COMMAND_FUNCTION_DELETE = PREFIX + "function.delete";
  public static final String COMMAND_FUNCTION_NEW = PREFIX + "function.new";
  public static final String COMMAND_DEPLOY_DRAFT = PREFIX + "deploy.draft";
  public static final String COMMAND_DISCARD_DRAFT = PREFIX + "deploy.discardDraft";
  public static final String COMMAND_SETTINGS_OPEN = PREFIX + "settings.open";
  public static final String COMMAND_SETTINGS_ADD = PREFIX + "settings.add";
  public static final String COMMAND_SETTINGS_EDIT = PREFIX + "settings.edit";
  public static final String COMMAND_SETTINGS_REMOVE = PREFIX + "settings.remove";
  public static final String COMMAND_SETTINGS_IMPORT = PREFIX + "settings.import";
  public static final String COMMAND_KEYS_OPEN = PREFIX + "keys.open";
  public static final String COMMAND_KEYS_ADD = PREFIX + "keys.add";
  public static final String COMMAND_KEYS_RENEW = PREFIX + "keys.renew";
  public static final String COMMAND_KEYS_DELETE = PREFIX + "keys.delete";
  public static final String COMMAND_SECRET_SHOW = PREFIX + "secret.show";
  public static final String COMMAND_SECRET_COPY = PREFIX + "secret.copy";

  public static final String COMMAND_OPEN_ANYTHING = PREFIX + "open.anything";
  public static final String COMMAND_COPY_DETAILS = PREFIX + "error.copy";
  public static final String COMMAND_FOCUS_STATUS_BAR = PREFIX + "focus.statusBar";
  public static final String COMMAND_AS_COMMAND = PREFIX + "show.asCommand";

  private ConsoleIds() {}

  /** The id of a command from what the tables of the guide call it, such as {@code app.restart}. */
  public static String command(String shortId) {
    return PREFIX + shortId;
  }
}
