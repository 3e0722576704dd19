package org.millrace.console.ui.test;

import java.util.Locale;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.call.TestCall;
import org.millrace.console.ui.TestIds;

/** The fields of a call: method, path and key, and below body, query and headers. */
final class RequestForm extends Composite {
  private final Combo method;
  private final Text path;
  private final Text key;
  private final Text body;
  private final Text query;
  private final Text headers;
  private final Runnable send;

  /**
   * @param send what Ctrl+Enter does in every field
   */
  RequestForm(Composite parent, Runnable send) {
    super(parent, SWT.NONE);
    this.send = send;
    GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 2).applyTo(this);
    label(Messages.Test_method);
    method = TestIds.set(new Combo(this, SWT.DROP_DOWN), TestIds.TEST_METHOD);
    method.setItems("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    label(Messages.Test_path);
    path = field(SWT.BORDER, TestIds.TEST_PATH);
    label(Messages.Test_key);
    key = field(SWT.BORDER | SWT.PASSWORD, TestIds.TEST_KEY);
    key.setMessage(Messages.Test_keyHint);
    CTabFolder folder = new CTabFolder(this, SWT.BORDER);
    GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(folder);
    body = page(folder, Messages.Test_body, TestIds.TEST_BODY);
    query = page(folder, Messages.Test_query, TestIds.TEST_QUERY);
    query.setToolTipText(Messages.Test_queryHint);
    headers = page(folder, Messages.Test_headers, TestIds.TEST_HEADERS);
    headers.setToolTipText(Messages.Test_headersHint);
    folder.setSelection(0);
  }

  private void label(String words) {
    new Label(this, SWT.NONE).setText(words);
  }

  private Text field(int style, String id) {
    Text text = TestIds.set(new Text(this, style), id);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    sendOnEnter(text);
    return text;
  }

  private Text page(CTabFolder folder, String title, String id) {
    CTabItem item = new CTabItem(folder, SWT.NONE);
    item.setText(title);
    Text text = TestIds.set(new Text(folder, SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL), id);
    text.setFont(JFaceResources.getTextFont());
    item.setControl(text);
    sendOnEnter(text);
    return text;
  }

  private void sendOnEnter(Text text) {
    text.addKeyListener(
        KeyListener.keyPressedAdapter(event -> {
          boolean isEnter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
          if (isEnter && (event.stateMask & SWT.MOD1) != 0) {
            event.doit = false;
            send.run();
          }
        }));
  }

  /** Another trigger than HTTP has a value and nothing else. */
  void fill(TestCall call, boolean isHttp) {
    method.setText(call.method());
    path.setText(call.path());
    query.setText(call.query());
    headers.setText(call.headers());
    key.setText(call.key());
    body.setText(call.body());
    method.setEnabled(isHttp);
    path.setEnabled(isHttp);
    key.setEnabled(isHttp);
    query.setEnabled(isHttp);
    headers.setEnabled(isHttp);
  }

  TestCall call() {
    return new TestCall(
        method.getText().strip().toUpperCase(Locale.ROOT),
        path.getText().strip(),
        query.getText(),
        headers.getText(),
        key.getText(),
        body.getText());
  }

  @Override
  public boolean setFocus() {
    return (path.isEnabled() ? path : body).setFocus();
  }
}
