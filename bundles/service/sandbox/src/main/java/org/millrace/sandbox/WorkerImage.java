package org.millrace.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The image that containers of workers start from. It is made on this machine from its own Debian
 * packages, with no registry and no network, and made anew when they are updated: its tag is their
 * checksum. An image that an administrator named {@value #GIVEN} wins.
 */
final class WorkerImage {
  static final String REPOSITORY = "millrace-worker";
  static final String GIVEN = REPOSITORY + ":local";

  private static final Logger log = LoggerFactory.getLogger(WorkerImage.class);

  /** Changes when the same packages would make another image. */
  private static final String RECIPE = "1";

  private static final int BUILD_SECONDS = 120;
  private static final Path CERTIFICATES = Path.of("/etc/ssl/certs/ca-certificates.crt");

  private final Engine engine;
  private final ContainerUser user;
  private final DebianPackages packages =
      new DebianPackages("libc6", "libgcc-s1", "libstdc++6", "zlib1g", "dash");
  private String name = "";

  WorkerImage(Engine engine, ContainerUser user) {
    this.engine = engine;
    this.user = user;
  }

  /** The image's name; the first call looks for it, or makes it, and may take some seconds. */
  synchronized String require() throws IOException {
    if (name.isEmpty()) {
      name = exists(GIVEN) ? GIVEN : own();
    }
    return name;
  }

  /** Somebody removed the image: the next call looks again. */
  synchronized void forget() {
    name = "";
  }

  private boolean exists(String image) throws IOException {
    try {
      engine.calls().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException absent) {
      return false;
    } catch (RuntimeException failed) {
      throw new IOException(
          "The container engine at " + engine.address() + " fails: " + Engine.reason(failed),
          failed);
    }
  }

  private String own() throws IOException {
    byte[] certificates =
        Files.isReadable(CERTIFICATES) ? Files.readAllBytes(CERTIFICATES) : new byte[0];
    try {
      String tag = checksum(packages.versions().getBytes(UTF_8), certificates);
      String image = REPOSITORY + ":" + tag;
      if (!exists(image)) {
        make(tag, certificates);
      }
      return image;
    } catch (IOException | RuntimeException failed) {
      throw new IOException(
          "The image of the worker containers cannot be made from this machine's Debian packages ("
              + Engine.reason(failed)
              + "). Give one with the GNU C and C++ libraries the name "
              + GIVEN
              + ": docker pull debian:stable-slim && docker tag debian:stable-slim "
              + GIVEN,
          failed);
    }
  }

  private String checksum(byte[] versions, byte[] certificates) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((RECIPE + user + "\n").getBytes(UTF_8));
      digest.update(versions);
      digest.update(certificates);
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void make(String tag, byte[] certificates) throws IOException {
    long began = System.nanoTime();
    Path root = Files.createTempFile("millrace-root", ".tar");
    Path context = Files.createTempFile("millrace-image", ".tar");
    try {
      try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(root))) {
        RootFileSystem.write(output, packages.files(), certificates, user);
      }
      try (OutputStream output = Files.newOutputStream(context)) {
        BuildContext.write(output, root);
      }
      build(tag, context);
      log.info(
          "image {}:{} made of this machine's packages, {} KiB in {} ms",
          REPOSITORY,
          tag,
          Files.size(root) / 1024,
          (System.nanoTime() - began) / 1_000_000);
    } finally {
      Files.deleteIfExists(root);
      Files.deleteIfExists(context);
    }
    removeOlder(REPOSITORY + ":" + tag);
  }

  /** Built, not imported: docker-java sends an import without its content. */
  private void build(String tag, Path context) throws IOException {
    try (InputStream input = Files.newInputStream(context)) {
      engine
          .calls()
          .buildImageCmd(input)
          .withTags(Set.of(REPOSITORY + ":" + tag))
          .exec(new BuildImageResultCallback())
          .awaitImageId(BUILD_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Another agent's image may go too; it makes its own again. */
  private void removeOlder(String current) {
    for (Image image : engine.calls().listImagesCmd().withImageNameFilter(REPOSITORY).exec()) {
      for (String tag : image.getRepoTags() == null ? new String[0] : image.getRepoTags()) {
        if (!tag.equals(current) && !tag.equals(GIVEN)) {
          remove(tag);
        }
      }
    }
  }

  private void remove(String image) {
    try {
      engine.calls().removeImageCmd(image).exec();
      log.info("image {} removed, since packages were updated", image);
    } catch (DockerException used) {
      log.debug("image {} stays: {}", image, Engine.reason(used));
    }
  }
}
