package org.millrace.console.ui;

import java.util.Locale;
import org.eclipse.swt.widgets.Widget;
import org.millrace.console.core.welcome.FirstSteps;

/** How tests find widgets: by an id that is data of the widget. */
public final class TestIds {
  /** The key of a widget's id, {@code slice.part.thing}. */
  public static final String ID = "org.millrace.test.id";

  /** The key, at a part's root, of the change its picture includes. */
  public static final String REVISION = "org.millrace.test.rev";

  /** The key, at a part's root, of {@code empty}, {@code loading}, {@code ready}… */
  public static final String STATE = "org.millrace.test.state";

  /** The key, at a window's shell, of the menu that was opened last over it. */
  public static final String POPUP = "org.millrace.test.popup";

  public static final String EXPLORER = "explorer";
  public static final String EXPLORER_TREE = "explorer.tree";
  public static final String EXPLORER_FILTER = "explorer.filter";
  public static final String EXPLORER_CONNECT = "explorer.connect";
  public static final String EXPLORER_STRIP = "explorer.strip";
  public static final String EXPLORER_STRIP_ACTION = "explorer.strip.action";

  public static final String EDITOR = "editor";
  public static final String EDITOR_TEXT = "editor.text";
  public static final String EDITOR_STRIP = "editor.strip";
  public static final String EDITOR_STRIP_ACTION = "editor.strip.action";
  public static final String EDITOR_FUNCTION = "editor.function";
  public static final String EDITOR_FACTS = "editor.facts";
  public static final String EDITOR_LINE = "editor.line";
  public static final String EDITOR_LINE_OK = "editor.line.ok";
  public static final String EDITOR_ACT = "editor.act";
  public static final String CONFLICT_RELOAD = "conflict.reload";
  public static final String CONFLICT_DEPLOY = "conflict.deploy";
  public static final String CONFLICT_CANCEL = "conflict.cancel";

  public static final String AGENTS = "agents";
  public static final String AGENTS_ACT = "agents.act";
  public static final String AGENTS_STRIP = "agents.strip";
  public static final String AGENTS_TABLE = "agents.table";

  public static final String DEPLOYMENTS = "deployments";
  public static final String DEPLOYMENTS_ACT = "deployments.act";
  public static final String DEPLOYMENTS_STRIP = "deployments.strip";
  public static final String DEPLOYMENTS_TABLE = "deployments.table";
  public static final String DEPLOYMENTS_LOG = "deployments.log";

  public static final String LOGS = "logs";
  public static final String LOGS_STATE = "logs.state";
  public static final String LOGS_LEVEL = "logs.level";
  public static final String LOGS_FILTER = "logs.filter";
  public static final String LOGS_PAUSE = "logs.pause";
  public static final String LOGS_CLEAR = "logs.clear";
  public static final String LOGS_COPY = "logs.copy";
  public static final String LOGS_SAVE_AS = "logs.saveAs";
  public static final String LOGS_STRIP = "logs.strip";
  public static final String LOGS_TEXT = "logs.text";
  public static final String LOGS_ACT = "logs.act";
  public static final String LOGS_NEW = "logs.new";

  public static final String AUTHORITY_PATH = "authority.dialog.path";
  public static final String AUTHORITY_SYSTEM = "authority.dialog.system";
  public static final String AUTHORITY_COMMAND = "authority.dialog.command";
  public static final String AUTHORITY_SAVE = "authority.dialog.save";
  public static final String PUBLISH = "publish";
  public static final String PUBLISH_ACCEPT = "publish.accept";
  public static final String PUBLISH_TOGGLE = "publish.toggle";
  public static final String PUBLISH_ADDRESS = "publish.address";
  public static final String PUBLISH_DETAIL = "publish.detail";
  public static final String PUBLISH_AUTHORITY = "publish.authority";
  public static final String PUBLISH_FOR_OTHERS = "publish.forOthers";
  public static final String PUBLISH_SECURE = "publish.secure";
  public static final String PUBLISH_SECURE_PORT = "publish.securePort";
  public static final String PUBLISH_PORT = "publish.port";
  public static final String PUBLISH_STRIP = "publish.strip";
  public static final String PUBLISH_APPS = "publish.apps";
  public static final String PUBLISH_REQUESTS = "publish.requests";
  public static final String PUBLISH_ACT = "publish.act";
  public static final String PUBLISH_PROFILE = "publish.profile";
  public static final String PUBLISH_COPY = "publish.copyCommand";
  public static final String PUBLISH_RESET = "publish.reset";
  public static final String PUBLISH_TEST = "publish.test";
  public static final String PROFILE_PATH = "profile.dialog.path";
  public static final String PROFILE_PUBXML = "profile.dialog.pubxml";
  public static final String PROFILE_PUBLISH_SETTINGS = "profile.dialog.publishSettings";
  public static final String PROFILE_SAVE = "profile.dialog.save";

  public static final String TEST = "test";
  public static final String TEST_METHOD = "test.method";
  public static final String TEST_PATH = "test.path";
  public static final String TEST_KEY = "test.key";
  public static final String TEST_BODY = "test.body";
  public static final String TEST_QUERY = "test.query";
  public static final String TEST_HEADERS = "test.headers";
  public static final String TEST_SEND = "test.send";
  public static final String TEST_CANCEL = "test.cancel";
  public static final String TEST_CURL = "test.curl";
  public static final String TEST_STATUS = "test.result.status";
  public static final String TEST_ANSWER = "test.result";
  public static final String TEST_ANSWER_ACTION = "test.result.action";
  public static final String TEST_ANSWER_BODY = "test.result.body";
  public static final String TEST_ANSWER_HEADERS = "test.result.headers";
  public static final String TEST_ANSWER_LOG = "test.result.log";

  public static final String CONNECT_ADDRESS = "connect.wizard.address";
  public static final String CONNECT_TOKEN = "connect.wizard.token";
  public static final String CONNECT_NAME = "connect.wizard.name";
  public static final String CONNECT_KIND = "connect.wizard.kind";
  public static final String CONNECT_FINGERPRINT = "connect.wizard.fingerprint";
  public static final String CONNECT_TRUST = "connect.wizard.trust";

  public static final String APP = "app";
  public static final String APP_STRIP = "app.strip";
  public static final String APP_PAGES = "app.pages";
  public static final String APP_ACT = "app.act";
  public static final String APP_STATE = "app.state";
  public static final String APP_START_STOP = "app.startStop";
  public static final String APP_RESTART = "app.restart";
  public static final String APP_DEPLOY = "app.deploy";
  public static final String APP_PROFILE = "app.profile";
  public static final String APP_DOWNLOAD = "app.download";
  public static final String APP_OPEN_URL = "app.openUrl";
  public static final String APP_OVERVIEW_DEPLOY = "app.overview.deploy";
  public static final String APP_URL = "app.overview.url";
  public static final String APP_PROBLEMS = "app.overview.problems";
  public static final String APP_FUNCTIONS = "app.functions";
  public static final String APP_FUNCTIONS_TABLE = "app.functions.table";
  public static final String APP_FUNCTIONS_NEW = "app.functions.new";
  public static final String APP_FUNCTIONS_TOGGLE = "app.functions.toggle";
  public static final String APP_FUNCTIONS_TEST = "app.functions.test";
  public static final String APP_GENERAL = "app.general";
  public static final String APP_GENERAL_COPY = "app.general.copy";
  public static final String APP_GENERAL_TABLE = "app.general.table";
  public static final String APP_DEPLOYMENTS = "app.deployments";
  public static final String APP_DEPLOYMENTS_TABLE = "app.deployments.table";
  public static final String APP_DEPLOYMENTS_STRIP = "app.deployments.strip";
  public static final String APP_DEPLOYMENTS_AGAIN = "app.deployments.again";
  public static final String APP_DEPLOYMENTS_CANCEL = "app.deployments.cancel";
  public static final String APP_DEPLOYMENTS_ROLL_BACK = "app.deployments.rollback";

  public static final String SETTINGS = "settings";
  public static final String SETTINGS_TABLE = "settings.table";
  public static final String SETTINGS_FILTER = "settings.filter";
  public static final String SETTINGS_STRIP = "settings.strip";
  public static final String SETTINGS_STRIP_ACTION = "settings.strip.action";
  public static final String SETTINGS_ACT = "settings.act";
  public static final String SETTINGS_ADD = "settings.add";
  public static final String SETTINGS_EDIT = "settings.edit";
  public static final String SETTINGS_REMOVE = "settings.remove";
  public static final String SETTINGS_SHOW = "settings.show";
  public static final String SETTINGS_COPY = "settings.copy";
  public static final String SETTINGS_IMPORT = "settings.import";
  public static final String SETTING_NAME = "setting.dialog.name";
  public static final String SETTING_VALUE = "setting.dialog.value";
  public static final String SETTING_PROBLEM = "setting.dialog.problem";
  public static final String SETTING_OK = "setting.dialog.ok";
  public static final String SETTINGS_CONFLICT_SAVE = "settings.conflict.save";
  public static final String SETTINGS_CONFLICT_CANCEL = "settings.conflict.cancel";

  public static final String KEYS = "keys";
  public static final String KEYS_TABLE = "keys.table";
  public static final String KEYS_STRIP = "keys.strip";
  public static final String KEYS_ACT = "keys.act";
  public static final String KEYS_ADD = "keys.add";
  public static final String KEYS_RENEW = "keys.renew";
  public static final String KEYS_DELETE = "keys.delete";
  public static final String KEYS_SHOW = "keys.show";
  public static final String KEYS_COPY = "keys.copy";
  public static final String KEY_SCOPE = "key.dialog.scope";
  public static final String KEY_NAME = "key.dialog.name";
  public static final String KEY_VALUE = "key.dialog.value";
  public static final String KEY_PROBLEM = "key.dialog.problem";
  public static final String KEY_OK = "key.dialog.ok";

  public static final String APP_INSTALLATION = "app.wizard.installation";
  public static final String APP_NAME = "app.wizard.name";
  public static final String APP_SOURCE = "app.wizard.source";

  public static final String FUNCTION_INSTALLATION = "function.wizard.installation";
  public static final String FUNCTION_APP = "function.wizard.app";
  public static final String FUNCTION_HTTP = "function.wizard.http";
  public static final String FUNCTION_TIMER = "function.wizard.timer";
  public static final String FUNCTION_NAME = "function.wizard.name";
  public static final String FUNCTION_ROUTE = "function.wizard.route";
  public static final String FUNCTION_LEVEL = "function.wizard.level";
  public static final String FUNCTION_SCHEDULE = "function.wizard.schedule";

  public static final String DEPLOY_PLAN = "deploy.plan";
  public static final String DEPLOY_PLAN_FILES = "deploy.plan.files";
  public static final String DEPLOY_SOURCE = "deploy.wizard.source";
  public static final String DEPLOY_INSTALLATION = "deploy.wizard.installation";
  public static final String DEPLOY_APP = "deploy.wizard.app";
  public static final String DEPLOY_MESSAGE = "deploy.wizard.message";

  public static final String WELCOME = "welcome";
  public static final String WELCOME_EDITOR = "welcome.editor";

  public static final String OPEN_PATTERN = "open.pattern";
  public static final String OPEN_STATE = "open.state";
  public static final String OPEN_OK = "open.ok";
  public static final String AS_COMMAND_CHOICE = "asCommand.choice";
  public static final String AS_COMMAND_LINES = "asCommand.lines";
  public static final String AS_COMMAND_COPY = "asCommand.copy";
  public static final String AS_COMMAND_LINK = "asCommand.link";
  public static final String URL_KEY = "url.dialog.key";
  public static final String URL_COPY = "url.dialog.copy";
  public static final String SAVE_AS_PATH = "saveAs.path";
  public static final String SAVE_AS_SAVE = "saveAs.save";

  public static final String PREFERENCES_POLICIES = "preferences.policies";
  public static final String PREFERENCES_CONNECTIONS = "preferences.connections";

  public static final String CONFIRM_OK = "confirm.ok";
  public static final String CONFIRM_CANCEL = "confirm.cancel";
  public static final String CONFIRM_NAME = "confirm.name";
  public static final String CONFIRM_INSTEAD = "confirm.instead";
  public static final String STRIP_PRODUCTION = "strip.production";
  public static final String TRIM_CONNECTIONS = "trim.connections";
  public static final String TRIM_PUBLISH = "trim.publish";
  public static final String TRIM_DRAFTS = "trim.drafts";
  public static final String TRIM_FAILURES = "trim.failures";
  public static final String TRIM_PRODUCTION = "trim.production";
  public static final String NOTIFICATION = "notification";

  private TestIds() {}

  /** Gives the widget its id. */
  public static <T extends Widget> T set(T widget, String id) {
    widget.setData(ID, id);
    return widget;
  }

  /** The mark at a conflict's choice: {@code settings.conflict.mine.NAME}. */
  public static String mine(String name) {
    return "settings.conflict.mine." + name;
  }

  /** Says at a part's root what it shows. */
  public static void shown(Widget root, String state, long revision) {
    root.setData(STATE, state);
    root.setData(REVISION, revision);
  }

  /** The button of a step; its state and its sentence have ids that go on from there. */
  public static String welcome(FirstSteps.Step step) {
    return "welcome." + step.name().toLowerCase(Locale.ROOT);
  }
}
