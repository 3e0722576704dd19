package org.millrace.console.core.deploy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.millrace.console.core.JobFamilies;
import org.millrace.console.core.Messages;
import org.millrace.console.core.Operation;
import org.millrace.model.PackageCheck;
import org.millrace.model.PackageContents;
import org.millrace.model.PackageFolder;
import org.millrace.model.PackageRejected;
import org.millrace.model.PackageRejected.Reason;

/**
 * Makes what a person dropped or chose, a zip or a folder, ready to be sent: packs a folder, then
 * checks the package. Sends nothing.
 */
public final class PrepareOperation implements Operation {
  private final String installation;
  private final Path source;
  private final String within;
  private PreparedPackage prepared;

  public PrepareOperation(String installation, Path source) {
    this(installation, source, "");
  }

  /**
   * @param within the folder of the zip or folder whose content is the app; empty for all of it
   */
  public PrepareOperation(String installation, Path source, String within) {
    this.installation = installation;
    this.source = source;
    this.within = within;
  }

  /** The one folder that everything lies in, when that is why the package was refused. */
  public static Optional<String> enclosingFolder(IStatus refused) {
    return refused.getException() instanceof PackageRejected rejected
            && rejected.reason() == Reason.ENCLOSED
        ? Optional.of(rejected.subject())
        : Optional.empty();
  }

  /** Whether it was refused because it is no function app, but may be the project of one. */
  public static boolean isNoApp(IStatus refused) {
    return refused.getException() instanceof PackageRejected rejected
        && rejected.reason() == Reason.NO_HOST_JSON;
  }

  @Override
  public String title() {
    return NLS.bind(Messages.Deploy_preparing, source.getFileName());
  }

  @Override
  public JobFamilies family() {
    return JobFamilies.CHECK;
  }

  @Override
  public String installation() {
    return installation;
  }

  /** The package after {@link #run}; whoever takes it closes it. */
  public PreparedPackage prepared() {
    return prepared;
  }

  @Override
  public void run(SubMonitor progress) throws CoreException {
    try {
      prepared = prepare();
    } catch (PackageRejected rejected) {
      throw new CoreException(Status.error(rejected.getMessage(), rejected));
    } catch (IOException unreadable) {
      String sentence = NLS.bind(Messages.Deploy_unreadable, source, unreadable.getMessage());
      throw new CoreException(Status.error(sentence, unreadable));
    }
  }

  private PreparedPackage prepare() throws IOException, PackageRejected {
    if (within.isEmpty()) {
      return Files.isDirectory(source) ? packed(source) : asItIs();
    }
    try (FileSystem zip = FileSystems.newFileSystem(source)) {
      return packed(zip.getPath("/", within));
    }
  }

  private PreparedPackage asItIs() throws IOException, PackageRejected {
    return new PreparedPackage(name(), source, false, contents(source));
  }

  private PreparedPackage packed(Path app) throws IOException, PackageRejected {
    if (!Files.isRegularFile(app.resolve("host.json"))) {
      throw new PackageRejected(
          Reason.NO_HOST_JSON, "", NLS.bind(Messages.Deploy_folderNoHostJson, name()));
    }
    Path folder = Files.createTempDirectory("millrace-package-");
    Path zip = folder.resolve(name() + ".zip");
    try {
      new PackageFolder(app).pack(zip);
      return new PreparedPackage(name(), zip, true, contents(zip));
    } catch (IOException | PackageRejected failed) {
      Files.deleteIfExists(zip);
      Files.delete(folder);
      throw failed;
    }
  }

  private PackageContents contents(Path zip) throws IOException, PackageRejected {
    return new PackageCheck().check(zip, name());
  }

  private String name() {
    return source.getFileName().toString();
  }
}
