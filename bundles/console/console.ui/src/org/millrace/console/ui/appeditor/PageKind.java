package org.millrace.console.ui.appeditor;

import org.millrace.console.ui.nodes.AppPartNode;
import org.millrace.console.ui.nodes.Node;

/** The pages of the app editor, in the order shown. */
enum PageKind {
  OVERVIEW(Messages.Page_overview),
  FUNCTIONS(Messages.Page_functions),
  CONFIGURATION(Messages.Page_configuration),
  KEYS(Messages.Page_keys),
  DEPLOYMENTS(Messages.Page_deployments),
  GENERAL(Messages.Page_general);

  private final String title;

  PageKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** The page that is about the thing. */
  static PageKind of(Node node) {
    return node instanceof AppPartNode part ? of(part.kind()) : OVERVIEW;
  }

  private static PageKind of(AppPartNode.Kind part) {
    return switch (part) {
      case FUNCTIONS -> FUNCTIONS;
      case CONFIGURATION -> CONFIGURATION;
      case KEYS -> KEYS;
      case DEPLOYMENTS -> DEPLOYMENTS;
      case FILES -> OVERVIEW;
    };
  }
}
