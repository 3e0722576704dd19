package org.millrace.console.ui.publish;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.Times;

/** The line that says whether the endpoint is on, and where; turns it on and off. */
final class EndpointBar extends Composite {
  private static final int HIGHEST_PORT = 65_535;

  private final PublishFlow flow;
  private final Button toggle;
  private final Text address;
  private final Label portLabel;
  private final Text port;

  EndpointBar(Composite parent, PublishFlow flow) {
    super(parent, SWT.NONE);
    this.flow = flow;
    GridLayoutFactory.fillDefaults().numColumns(4).margins(4, 2).applyTo(this);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(this);
    toggle = TestIds.set(new Button(this, SWT.PUSH), TestIds.PUBLISH_TOGGLE);
    toggle.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> toggle()));
    address = TestIds.set(new Text(this, SWT.READ_ONLY), TestIds.PUBLISH_ADDRESS);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(address);
    portLabel = new Label(this, SWT.NONE);
    portLabel.setText(Messages.Publish_port);
    port = TestIds.set(new Text(this, SWT.BORDER), TestIds.PUBLISH_PORT);
    port.setText(Integer.toString(LocalPublishEndpoint.USUAL_PORT));
    int width = new PixelConverter(port).convertWidthInCharsToPixels(8);
    GridDataFactory.swtDefaults().hint(width, SWT.DEFAULT).applyTo(port);
    port.addModifyListener(event -> enable());
  }

  /** Turns it on at the port that is typed, or off. */
  void toggle() {
    if (flow.isOn()) {
      flow.turnOff();
    } else if (typedPort() >= 0) {
      flow.turnOn(typedPort());
    }
  }

  void setPort(int number) {
    port.setText(Integer.toString(number));
  }

  private void enable() {
    toggle.setEnabled(flow.isOn() || typedPort() >= 0);
  }

  /** Negative when it is none. */
  private int typedPort() {
    try {
      int typed = Integer.parseInt(port.getText().strip());
      return typed <= HIGHEST_PORT ? typed : -1;
    } catch (NumberFormatException noNumber) {
      return -1;
    }
  }

  void show(LocalPublishEndpoint.State state) {
    boolean isOn = state instanceof LocalPublishEndpoint.State.On;
    toggle.setText(isOn ? Messages.Publish_turnOff : Messages.Publish_turnOn);
    address.setText(
        state instanceof LocalPublishEndpoint.State.On on
            ? NLS.bind(Messages.Publish_on, on.url(), Times.moment(on.since()))
            : Messages.Publish_isOff);
    portLabel.setVisible(!isOn);
    port.setVisible(!isOn);
    enable();
    layout();
  }
}
