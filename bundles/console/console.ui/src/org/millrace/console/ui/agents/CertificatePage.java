package org.millrace.console.ui.agents;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.millrace.console.ui.TestIds;
import org.millrace.management.UntrustedCertificateException;

/** Shows a certificate so that a person can compare it with what the agent's machine prints. */
final class CertificatePage extends WizardPage {
  private static final int SHOWN_CHARACTERS = 50;

  private final ConnectModel model;
  private UntrustedCertificateException certificate;
  private Text subject;
  private Text issuer;
  private Text validUntil;
  private Text fingerprint;
  private Button trust;

  CertificatePage(ConnectModel model) {
    super("certificate");
    this.model = model;
    setTitle(Messages.Connect_certificateTitle);
    setDescription(Messages.Connect_certificateDescription);
    setPageComplete(false);
  }

  @Override
  public void createControl(Composite parent) {
    initializeDialogUnits(parent);
    Composite page = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(8, 8).applyTo(page);
    subject = fact(page, Messages.Connect_subject);
    issuer = fact(page, Messages.Connect_issuer);
    validUntil = fact(page, Messages.Connect_validUntil);
    fingerprint =
        TestIds.set(fact(page, Messages.Connect_fingerprint), TestIds.CONNECT_FINGERPRINT);
    fingerprint.setFont(JFaceResources.getTextFont());
    trust = TestIds.set(new Button(page, SWT.CHECK), TestIds.CONNECT_TRUST);
    trust.setText(Messages.Connect_trust);
    GridDataFactory.fillDefaults().span(2, 1).applyTo(trust);
    trust.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> decide()));
    setControl(page);
  }

  private Text fact(Composite page, String label) {
    Label name = new Label(page, SWT.NONE);
    name.setText(label);
    GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(name);
    Text text = new Text(page, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .hint(convertWidthInCharsToPixels(SHOWN_CHARACTERS), SWT.DEFAULT)
        .applyTo(text);
    return text;
  }

  void show(UntrustedCertificateException shown) {
    certificate = shown;
    subject.setText(shown.shown().getSubjectX500Principal().toString());
    issuer.setText(shown.shown().getIssuerX500Principal().toString());
    validUntil.setText(
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .format(shown.shown().getNotAfter().toInstant().atZone(ZoneId.systemDefault())));
    fingerprint.setText(shown.fingerprint().toString());
    // All of it has to be seen, on as many lines as it takes.
    fingerprint.requestLayout();
    trust.setSelection(false);
    setMessage(NLS.bind(Messages.Connect_compare, model.address()), WARNING);
    setPageComplete(false);
  }

  private void decide() {
    if (trust.getSelection()) {
      model.trust(certificate.fingerprint());
    } else {
      model.distrust();
    }
    setPageComplete(trust.getSelection());
  }
}
