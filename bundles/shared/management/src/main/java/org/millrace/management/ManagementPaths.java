package org.millrace.management;

import java.util.List;

/**
 * The paths of the management API, as templates: {@code {app}} stands for one percent-encoded
 * segment.
 */
public final class ManagementPaths {
  public static final String ROOT = "/api/v1";

  public static final String OPENAPI = ROOT + "/openapi.json";
  public static final String SNAPSHOT = ROOT + "/snapshot";
  public static final String INSTALLATION = ROOT + "/installation";
  public static final String EVENTS = ROOT + "/events";
  public static final String DOCTOR = ROOT + "/doctor";
  public static final String CONNECTION = ROOT + "/connection";
  public static final String TOKENS = ROOT + "/tokens";
  public static final String TOKEN = ROOT + "/tokens/{token}";
  public static final String AUTHORITY = ROOT + "/certificate-authority";
  public static final String CERTIFICATES = ROOT + "/certificates";
  public static final String AGENTS = ROOT + "/agents";
  public static final String AGENT = AGENTS + "/{agent}";
  public static final String AGENT_ACTION = AGENT + "/{action}";
  public static final String PUBLISH_ENDPOINTS = ROOT + "/publish-endpoints";
  public static final String APPS = ROOT + "/apps";
  public static final String APP = ROOT + "/apps/{app}";
  public static final String APP_ACTION = APP + "/{action}";
  public static final String FUNCTIONS = APP + "/functions";
  public static final String FUNCTION_ACTION = APP + "/functions/{function}/{action}";
  public static final String SETTINGS = APP + "/settings";
  public static final String KEYS = APP + "/keys";
  public static final String KEY = APP + "/keys/{scope}/{key}";
  public static final String DEPLOYMENTS = APP + "/deployments";
  public static final String DEPLOYMENT = APP + "/deployments/{deployment}";
  public static final String DEPLOYMENT_LOG = DEPLOYMENT + "/log";
  public static final String DEPLOYMENT_ROLLBACK = DEPLOYMENT + "/rollback";
  public static final String DEPLOYMENT_CANCEL = DEPLOYMENT + "/cancel";
  public static final String PACKAGE = APP + "/package";
  public static final String FILES = APP + "/files";
  public static final String FILE = APP + "/files/{path}";
  public static final String INVOKE = APP + "/invoke";
  public static final String INVOCATIONS = APP + "/invocations";
  public static final String INVOCATION = APP + "/invocations/{invocation}";
  public static final String LOGS = APP + "/logs";
  public static final String PUBLISH_CREDENTIAL = APP + "/publish-credential";
  public static final String PUBLISH_ACCESS = APP + "/publish-access";
  public static final String PUBLISH_SETTINGS = APP + "/publish-settings";
  public static final String PUBLISH_SETTING = PUBLISH_SETTINGS + "/{setting}";

  /**
   * All that an app's publish credential ({@code Basic}, user {@code $app}) opens: that app's
   * routes of these templates, and nothing else.
   */
  public static final List<String> FOR_PUBLISHING =
      List.of(
          PUBLISH_ACCESS,
          PUBLISH_SETTINGS,
          PUBLISH_SETTING,
          DEPLOYMENTS,
          DEPLOYMENT,
          DEPLOYMENT_LOG,
          DEPLOYMENT_ROLLBACK,
          FILES,
          FILE);

  private ManagementPaths() {}
}
