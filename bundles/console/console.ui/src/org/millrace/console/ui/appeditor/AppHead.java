package org.millrace.console.ui.appeditor;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.millrace.console.ui.AppPageSite;
import org.millrace.console.ui.Commands;
import org.millrace.console.ui.ConsoleIds;
import org.millrace.console.ui.ProductionStrip;
import org.millrace.console.ui.Strip;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.explorer.ExplorerImages;
import org.millrace.console.ui.explorer.ExplorerWords;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.management.App;

/** How the app is and what can be done with it, over every page. */
final class AppHead extends Composite {
  private final AppPageSite site;
  private final ExplorerImages images;
  private final Strip production;
  private final Label image;
  private final Label name;
  private final Label state;
  private final Button startStop;
  private final Button restart;
  private final Button deploy;
  private final Button profile;
  private final Button openUrl;
  private final Button download;

  AppHead(Composite parent, AppPageSite site) {
    super(parent, SWT.NONE);
    this.site = site;
    images = new ExplorerImages(new LocalResourceManager(JFaceResources.getResources(), this));
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(this);
    production = new Strip(this, TestIds.STRIP_PRODUCTION);
    Composite title = new Composite(this, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 6).spacing(6, 0).applyTo(title);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
    image = new Label(title, SWT.NONE);
    name = new Label(title, SWT.NONE);
    name.setFont(JFaceResources.getHeaderFont());
    state = TestIds.set(new Label(title, SWT.NONE), TestIds.APP_STATE);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(state);
    Composite row = new Composite(this, SWT.NONE);
    RowLayoutFactory.fillDefaults().spacing(4).extendedMargins(8, 8, 0, 6).applyTo(row);
    startStop =
        button(row, TestIds.APP_START_STOP, Messages.Head_stop, ConsoleIds.COMMAND_APP_START_STOP);
    restart =
        button(row, TestIds.APP_RESTART, Messages.Head_restart, ConsoleIds.COMMAND_APP_RESTART);
    deploy = button(row, TestIds.APP_DEPLOY, Messages.Head_deploy, ConsoleIds.COMMAND_DEPLOY);
    profile =
        button(row, TestIds.APP_PROFILE, Messages.Head_profile, ConsoleIds.COMMAND_PUBLISH_PROFILE);
    openUrl = button(row, TestIds.APP_OPEN_URL, Messages.Head_openUrl, ConsoleIds.COMMAND_URL_OPEN);
    download =
        button(row, TestIds.APP_DOWNLOAD, Messages.Head_download, ConsoleIds.COMMAND_APP_DOWNLOAD);
  }

  private Button button(Composite row, String id, String label, String command) {
    return Commands.button(row, id, label, site.part(), command);
  }

  void show(AppNode node) {
    setShown(true);
    App app = node.app();
    ProductionStrip.show(production, node.installation());
    image.setImage(images.image(node));
    name.setText(app.name().value());
    state.setText(ExplorerWords.state(node));
    state.setForeground(ExplorerWords.color(node).color());
    startStop.setText(app.state() == App.State.STOPPED ? Messages.Head_start : Messages.Head_stop);
    enable(node);
    layout(true, true);
  }

  private void enable(AppNode node) {
    App.State now = node.app().state();
    boolean takesOrders = node.installation().link().takesOrders();
    boolean isBusy = now == App.State.DEPLOYING;
    startStop.setEnabled(takesOrders && !isBusy && now != App.State.EMPTY);
    restart.setEnabled(takesOrders && now == App.State.RUNNING);
    deploy.setEnabled(takesOrders);
    profile.setEnabled(takesOrders);
    openUrl.setEnabled(!node.app().url().isEmpty());
    String whyNot = node.installation().whyNoOrders();
    for (Button button : List.of(startStop, restart, deploy, profile)) {
      button.setToolTipText(takesOrders ? null : whyNot);
    }
    openUrl.setToolTipText(node.app().url());
    boolean isConnected = node.installation().link().isConnected();
    boolean isDeployed = node.app().liveDeployment().isPresent();
    download.setEnabled(isConnected && isDeployed);
    download.setToolTipText(
        isDeployed || !isConnected
            ? download.isEnabled() ? null : whyNot
            : NLS.bind(Messages.Head_nothingDeployed, node.app().name()));
  }

  void hide() {
    setShown(false);
  }

  private void setShown(boolean isShown) {
    GridData data = (GridData) getLayoutData();
    if (data.exclude == isShown) {
      data.exclude = !isShown;
      setVisible(isShown);
      getParent().layout(true, true);
    }
  }
}
