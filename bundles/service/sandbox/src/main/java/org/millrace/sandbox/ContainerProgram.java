package org.millrace.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.host.port.Sandbox.Launch;

/**
 * Finds the program of a launch among what its container will see: the launch's own folders, which
 * have the same names outside, and the shell of the image.
 */
final class ContainerProgram {
  private static final Set<String> OF_IMAGE = Set.of("sh", "/bin/sh");

  private ContainerProgram() {}

  /** Empty when the container would not have it. */
  static Optional<String> find(Launch launch) throws IOException {
    String name = launch.command().getFirst();
    if (OF_IMAGE.contains(name)) {
      return Optional.of("/bin/sh");
    }
    if (name.indexOf('/') >= 0) {
      Path file = launch.workingDirectory().resolve(name).normalize();
      return sees(launch, file) ? Optional.of(found(launch, file.toString())) : Optional.empty();
    }
    String path =
        Arrays.stream(launch.environment().getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> folder.startsWith("/") && sees(launch, Path.of(folder).normalize()))
            .collect(Collectors.joining(File.pathSeparator));
    Map<String, String> environment = new HashMap<>(launch.environment());
    environment.put("PATH", path);
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(Program.find(name, environment, launch.workingDirectory()).toString());
  }

  private static String found(Launch launch, String file) throws IOException {
    return Program.find(file, launch.environment(), launch.workingDirectory()).toString();
  }

  private static boolean sees(Launch launch, Path file) {
    List<Path> folders = new ArrayList<>(launch.readable());
    folders.addAll(launch.writable());
    return folders.stream().anyMatch(folder -> file.startsWith(folder.toAbsolutePath()));
  }
}
