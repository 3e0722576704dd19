package org.millrace.console.ui.publish;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.millrace.console.core.publish.EndpointListeners;
import org.millrace.console.core.publish.LocalPublishEndpoint;
import org.millrace.console.ui.TestIds;
import org.millrace.console.ui.Times;
import org.millrace.console.ui.preferences.Preferences;
import org.millrace.publish.CertificateStanding;

/** The lines that say how each listener of the endpoint is doing; turn it on and off. */
final class EndpointBar extends Composite {
  private static final int HIGHEST_PORT = 65_535;

  private final PublishFlow flow;
  private final Button toggle;
  private final Text address;
  private final Label indent;
  private final Text secure;
  private final Composite wishes;
  private final Text port;
  private final Text securePort;
  private final Button forOthers;

  EndpointBar(Composite parent, PublishFlow flow) {
    super(parent, SWT.NONE);
    this.flow = flow;
    GridLayoutFactory.fillDefaults().numColumns(3).margins(4, 2).spacing(5, 0).applyTo(this);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(this);
    toggle = TestIds.set(new Button(this, SWT.PUSH), TestIds.PUBLISH_TOGGLE);
    toggle.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> toggle()));
    address = line(TestIds.PUBLISH_ADDRESS);
    wishes = new Composite(this, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(5).applyTo(wishes);
    port = port(Messages.Publish_port, TestIds.PUBLISH_PORT, Preferences.endpoint().port());
    securePort =
        port(
            Messages.Publish_securePort,
            TestIds.PUBLISH_SECURE_PORT,
            Preferences.endpoint().securePort());
    securePort.setToolTipText(Messages.Publish_securePortHint);
    forOthers = TestIds.set(new Button(wishes, SWT.CHECK), TestIds.PUBLISH_FOR_OTHERS);
    forOthers.setText(Messages.Publish_forOthers);
    indent = new Label(this, SWT.NONE);
    secure = line(TestIds.PUBLISH_SECURE);
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(secure);
  }

  private Text line(String id) {
    Text line = TestIds.set(new Text(this, SWT.READ_ONLY), id);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(line);
    return line;
  }

  private Text port(String label, String id, int usual) {
    new Label(wishes, SWT.NONE).setText(label);
    Text typed = TestIds.set(new Text(wishes, SWT.BORDER), id);
    typed.setText(usual == EndpointListeners.NONE ? "" : Integer.toString(usual));
    int width = new PixelConverter(typed).convertWidthInCharsToPixels(8);
    GridDataFactory.swtDefaults().hint(width, SWT.DEFAULT).applyTo(typed);
    typed.addModifyListener(event -> enable());
    return typed;
  }

  /** Turns it on as it is typed, or off. */
  void toggle() {
    if (flow.isOn()) {
      flow.turnOff();
    } else {
      typed().ifPresent(flow::turnOn);
    }
  }

  void setPort(int number) {
    port.setText(Integer.toString(number));
  }

  private void enable() {
    toggle.setEnabled(flow.isOn() || typed().isPresent());
  }

  /** Empty while a port is none. */
  private Optional<EndpointListeners> typed() {
    OptionalInt plain = number(port.getText().strip());
    String tls = securePort.getText().strip();
    OptionalInt secured = tls.isEmpty() ? OptionalInt.of(EndpointListeners.NONE) : number(tls);
    return plain.isPresent() && secured.isPresent()
        ? Optional.of(
            new EndpointListeners(plain.getAsInt(), secured.getAsInt(), forOthers.getSelection()))
        : Optional.empty();
  }

  private static OptionalInt number(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  void show(LocalPublishEndpoint.State state, List<CertificateStanding> certificates) {
    boolean isOn = state instanceof LocalPublishEndpoint.State.On;
    toggle.setText(isOn ? Messages.Publish_turnOff : Messages.Publish_turnOn);
    address.setText(
        state instanceof LocalPublishEndpoint.State.On on
            ? NLS.bind(Messages.Publish_on, on.url(), Times.moment(on.since()))
            : Messages.Publish_isOff);
    secure.setText(
        state instanceof LocalPublishEndpoint.State.On on
            ? ListenerWords.secure(on, certificates)
            : "");
    wishes.setVisible(!isOn);
    GridDataFactory.fillDefaults().exclude(isOn).applyTo(wishes);
    GridDataFactory.fillDefaults()
        .span(isOn ? 2 : 1, 1)
        .grab(true, false)
        .align(SWT.FILL, SWT.CENTER)
        .applyTo(address);
    GridDataFactory.fillDefaults().span(2, 1).grab(true, false).exclude(!isOn).applyTo(secure);
    secure.setVisible(isOn);
    GridDataFactory.swtDefaults().exclude(!isOn).applyTo(indent);
    enable();
    getParent().layout(true, true);
  }
}
