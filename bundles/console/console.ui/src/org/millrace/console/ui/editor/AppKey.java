package org.millrace.console.ui.editor;

import org.millrace.console.core.edit.FileKey;
import org.millrace.model.AppName;

/**
 * A function app of an installation, whatever has become of it.
 *
 * @param installation the id of the connection
 */
record AppKey(String installation, AppName app) {
  static AppKey of(FileKey file) {
    return new AppKey(file.installation(), file.app());
  }
}
