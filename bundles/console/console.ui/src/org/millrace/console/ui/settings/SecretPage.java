package org.millrace.console.ui.settings;

import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.console.ui.AppPage;
import org.millrace.console.ui.AppPageSite;
import org.millrace.console.ui.PageContext;
import org.millrace.console.ui.Revealed;
import org.millrace.console.ui.nodes.AppNode;
import org.millrace.model.AppName;

/** A page of secrets: not fetched before somebody looks, and not shown when nobody does. */
abstract class SecretPage implements AppPage, VerbTarget {
  final AppPageSite site;
  private final PageContext context;
  private boolean isInFront;

  /**
   * @param context active while the page is in front
   */
  SecretPage(AppPageSite site, String context) {
    this.site = site;
    this.context = new PageContext(site.part(), context);
  }

  abstract Revealed revealed();

  /** Reads what was never read or has changed since. */
  abstract void follow(InstallationMonitor installation, AppName app);

  /** Shows what is known now. */
  abstract void draw();

  @Override
  public final void show(AppNode app) {
    follow();
    draw();
  }

  @Override
  public final void setInFront(boolean inFront) {
    isInFront = inFront;
    context.set(inFront);
    revealed().hideAll();
    follow();
  }

  private void follow() {
    if (isInFront && site.app().isPresent()) {
      site.monitor().ifPresent(installation -> follow(installation, app().app().name()));
    }
  }

  final AppNode app() {
    return site.app().orElseThrow();
  }
}
