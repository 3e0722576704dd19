package org.millrace.console.core;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

/**
 * A file that somebody wants to have on this machine. It is there whole or not at all: until the
 * last byte it is written beside its place.
 *
 * @param replaces whether a file that is there already may be lost
 * @param isPrivate whether nobody but its owner may read it, from its first byte on
 */
public record SavedFile(Path path, boolean replaces, boolean isPrivate) {
  private static final String UNFINISHED = ".part";

  /** One with the rights that files usually get. */
  public SavedFile(Path path, boolean replaces) {
    this(path, replaces, false);
  }

  /** The same, with a secret in it. */
  public SavedFile forOwnerOnly() {
    return new SavedFile(path, replaces, true);
  }

  /** What the file will hold. */
  public interface Content {
    /**
     * Writes all of it; blocks.
     *
     * @throws IOException when the content cannot be had
     */
    void writeTo(Sink file) throws IOException, CoreException;
  }

  /** The file while it is written. */
  public interface Sink {
    /**
     * Takes the first bytes of the array.
     *
     * @throws CoreException with a sentence when the disk does not take them
     */
    void write(byte[] bytes, int length) throws CoreException;
  }

  /** Whether it failed only because a file is there, which the person may want to replace. */
  public static boolean isThere(IStatus failure) {
    return failure.getException() instanceof FileAlreadyExistsException;
  }

  /**
   * Writes the file.
   *
   * @throws IOException when the content cannot be had
   * @throws CoreException with a sentence when it cannot be saved there
   */
  public void write(Content content) throws IOException, CoreException {
    if (!replaces && Files.exists(path)) {
      throw isThere(new FileAlreadyExistsException(path.toString()));
    }
    Path unfinished = create();
    try {
      fill(unfinished, content);
      finish(unfinished);
    } finally {
      discard(unfinished);
    }
  }

  /** A name that no file has, so that none is lost. */
  private Path create() throws CoreException {
    String name = path.getFileName() + ".";
    try {
      // The JDK makes temporary files for their owner alone.
      return isPrivate
          ? Files.createTempFile(path.getParent(), name, UNFINISHED)
          : Files.createFile(path.resolveSibling(name + UUID.randomUUID() + UNFINISHED));
    } catch (IOException refused) {
      throw notSaved(refused);
    }
  }

  private void fill(Path unfinished, Content content) throws IOException, CoreException {
    OutputStream out = open(unfinished);
    try {
      content.writeTo((bytes, length) -> put(out, bytes, length));
    } finally {
      close(out);
    }
  }

  private OutputStream open(Path unfinished) throws CoreException {
    try {
      return Files.newOutputStream(unfinished);
    } catch (IOException refused) {
      throw notSaved(refused);
    }
  }

  private void put(OutputStream out, byte[] bytes, int length) throws CoreException {
    try {
      out.write(bytes, 0, length);
    } catch (IOException full) {
      throw notSaved(full);
    }
  }

  private void close(OutputStream out) throws CoreException {
    try {
      out.close();
    } catch (IOException full) {
      throw notSaved(full);
    }
  }

  private void finish(Path unfinished) throws CoreException {
    try {
      if (replaces) {
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(unfinished, path);
      }
    } catch (FileAlreadyExistsException meanwhile) {
      throw isThere(meanwhile);
    } catch (IOException refused) {
      throw notSaved(refused);
    }
  }

  private void discard(Path unfinished) throws CoreException {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException refused) {
      throw notSaved(refused);
    }
  }

  private CoreException isThere(FileAlreadyExistsException there) {
    return new CoreException(Status.error(NLS.bind(Messages.Export_isThere, path), there));
  }

  private CoreException notSaved(IOException failure) {
    String reason =
        failure instanceof NoSuchFileException ? Messages.Export_noFolder : failure.getMessage();
    return new CoreException(
        Status.error(NLS.bind(Messages.Export_notSaved, path, reason), failure));
  }
}
