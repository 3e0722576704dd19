package org.millrace.console.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Write, deploy, test: a tall editor area, the Explorer at its left, lists under it. */
public final class FunctionsPerspective implements IPerspectiveFactory {
  @Override
  public void createInitialLayout(IPageLayout layout) {
    String editors = layout.getEditorArea();
    IFolderLayout lists = layout.createFolder("lists", IPageLayout.BOTTOM, 0.70f, editors);
    lists.addView(ConsoleIds.VIEW_DEPLOYMENTS);
    lists.addPlaceholder(ConsoleIds.VIEW_LOGS + ":*");
    lists.addView(ConsoleIds.VIEW_PUBLISH);
    lists.addView(IPageLayout.ID_PROGRESS_VIEW);
    lists.addPlaceholder(ConsoleIds.VIEW_AGENTS);
    lists.addPlaceholder(ConsoleIds.VIEW_ERROR_LOG);
    layout.addView(ConsoleIds.VIEW_EXPLORER, IPageLayout.LEFT, 0.24f, editors);
    layout.addView(ConsoleIds.VIEW_TEST, IPageLayout.RIGHT, 0.66f, editors);
    layout.addShowViewShortcut(ConsoleIds.VIEW_EXPLORER);
    layout.addShowViewShortcut(ConsoleIds.VIEW_AGENTS);
    layout.addShowViewShortcut(ConsoleIds.VIEW_DEPLOYMENTS);
    layout.addShowViewShortcut(ConsoleIds.VIEW_PUBLISH);
    layout.addShowViewShortcut(ConsoleIds.VIEW_TEST);
    layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
    layout.addShowViewShortcut(ConsoleIds.VIEW_ERROR_LOG);
  }
}
