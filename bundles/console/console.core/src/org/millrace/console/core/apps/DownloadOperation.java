package org.millrace.console.core.apps;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.InstallationOperation;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.SavedFile;
import org.millrace.console.core.deploy.TransferProgress;
import org.millrace.console.core.monitor.InstallationMonitor;
import org.millrace.management.App;
import org.millrace.management.CallScope;
import org.millrace.management.Deployment;
import org.millrace.management.ManagementClient;
import org.millrace.model.AppName;

/** Saves the package that is live in an app as a zip on this machine, without the settings. */
public final class DownloadOperation extends InstallationOperation {
  private static final int PIECE = 64 * 1024;

  private final AppName app;
  private final SavedFile file;
  private final CallScope calls = new CallScope();
  private final ManagementClient client;

  public DownloadOperation(InstallationMonitor installation, AppName app, SavedFile file) {
    super(installation);
    this.app = app;
    this.file = file;
    this.client = installation.access().client().within(calls);
  }

  @Override
  public String title() {
    return NLS.bind(Messages.Download_title, app);
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.EXPORT;
  }

  @Override
  protected void speak(SubMonitor progress) throws IOException, CoreException {
    TransferProgress transfer = new TransferProgress(Messages.Download_loading, size(), progress);
    file.write(zip -> load(zip, transfer));
  }

  private void load(SavedFile.Sink zip, TransferProgress transfer)
      throws IOException, CoreException {
    byte[] piece = new byte[PIECE];
    long total = 0;
    try (InputStream in = client.downloadPackage(app)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        zip.write(piece, read);
        total += read;
        transfer.moved(total);
      }
    }
  }

  /** An old package may be of a deployment that no snapshot holds any more. */
  private long size() {
    return monitor()
        .state()
        .app(app)
        .flatMap(App::liveDeployment)
        .flatMap(number -> monitor().state().deployment(app, number))
        .map(Deployment::packageBytes)
        .orElse(0L);
  }

  @Override
  protected void interrupt() {
    calls.cancel();
  }
}
