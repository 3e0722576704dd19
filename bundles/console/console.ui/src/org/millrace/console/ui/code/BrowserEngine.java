package org.millrace.console.ui.code;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.widgets.Composite;

/** Makes browsers that can show a page of today. */
@FunctionalInterface
public interface BrowserEngine {
  /** A busy machine is slow, and no engine at all is said at once. */
  int PATIENCE_MILLIS = 30_000;

  /** The machine's own. */
  BrowserEngine OF_THE_MACHINE = BrowserEngine::modern;

  /**
   * Opens a browser.
   *
   * @throws SWTError if there is none
   */
  Browser open(Composite parent);

  /** How long a page may take until it is there. */
  default int patienceMillis() {
    return PATIENCE_MILLIS;
  }

  private static Browser modern(Composite parent) {
    Browser browser = new Browser(parent, SWT.NONE);
    // Windows without its engine shows pages as they were twenty years ago.
    if (!browser.getBrowserType().equals("edge") && !browser.getBrowserType().equals("webkit")) {
      String type = browser.getBrowserType();
      browser.dispose();
      throw new SWTError(SWT.ERROR_NO_HANDLES, type);
    }
    return browser;
  }
}
