package org.millrace.console.app;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** The frame of the menus and the platform's own commands; the slices fill in theirs. */
final class ConsoleActionBarAdvisor extends ActionBarAdvisor {
  private IWorkbenchWindow window;

  ConsoleActionBarAdvisor(IActionBarConfigurer configurer) {
    super(configurer);
  }

  @Override
  protected void makeActions(IWorkbenchWindow ofWindow) {
    window = ofWindow;
  }

  @Override
  protected void fillMenuBar(IMenuManager bar) {
    bar.add(file());
    bar.add(edit());
    bar.add(navigate());
    bar.add(menu("app", Messages.Menu_app, "verbs", "deploy", "open", "delete"));
    bar.add(menu("run", Messages.Menu_run, "test"));
    bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
    bar.add(windowMenu());
    bar.add(help());
  }

  private MenuManager file() {
    MenuManager menu = menu(IWorkbenchActionConstants.M_FILE, Messages.Menu_file, "new", "save");
    menu.appendToGroup("save", action(ActionFactory.CLOSE));
    menu.appendToGroup("save", action(ActionFactory.SAVE));
    menu.appendToGroup("save", action(ActionFactory.SAVE_ALL));
    menu.add(new Separator());
    menu.add(action(ActionFactory.QUIT));
    return menu;
  }

  private MenuManager edit() {
    MenuManager menu =
        menu(IWorkbenchActionConstants.M_EDIT, Messages.Menu_edit, "undo", "cut", "find");
    menu.appendToGroup("undo", action(ActionFactory.UNDO));
    menu.appendToGroup("undo", action(ActionFactory.REDO));
    menu.appendToGroup("cut", action(ActionFactory.CUT));
    menu.appendToGroup("cut", action(ActionFactory.COPY));
    menu.appendToGroup("cut", action(ActionFactory.PASTE));
    menu.appendToGroup("cut", action(ActionFactory.DELETE));
    menu.appendToGroup("cut", action(ActionFactory.SELECT_ALL));
    menu.appendToGroup("find", action(ActionFactory.FIND));
    return menu;
  }

  private MenuManager navigate() {
    MenuManager menu =
        menu(IWorkbenchActionConstants.M_NAVIGATE, Messages.Menu_navigate, "open", "history");
    menu.appendToGroup("history", action(ActionFactory.BACKWARD_HISTORY));
    menu.appendToGroup("history", action(ActionFactory.FORWARD_HISTORY));
    return menu;
  }

  private MenuManager windowMenu() {
    MenuManager menu = menu(IWorkbenchActionConstants.M_WINDOW, Messages.Menu_window, "views");
    MenuManager views = new MenuManager(Messages.Menu_showView, "showView");
    views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
    menu.appendToGroup("views", views);
    menu.appendToGroup("views", action(ActionFactory.RESET_PERSPECTIVE));
    menu.add(new Separator());
    menu.add(action(ActionFactory.PREFERENCES));
    return menu;
  }

  private MenuManager help() {
    MenuManager menu = menu(IWorkbenchActionConstants.M_HELP, Messages.Menu_help, "guide");
    menu.add(action(ActionFactory.SHOW_QUICK_ACCESS));
    menu.add(new Separator());
    menu.add(action(ActionFactory.ABOUT));
    return menu;
  }

  private static MenuManager menu(String id, String label, String... groups) {
    MenuManager menu = new MenuManager(label, id);
    for (String group : groups) {
      menu.add(new Separator(group));
    }
    menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
    return menu;
  }

  private ActionFactory.IWorkbenchAction action(ActionFactory factory) {
    ActionFactory.IWorkbenchAction action = factory.create(window);
    register(action);
    return action;
  }
}
