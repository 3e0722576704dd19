package org.millrace.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.millrace.host.port.Failpoint;

/**
 * Ends an agent as a power cut does, when it reaches a state while the trap is set. It comes into
 * the agent's class path as a Java agent, so that the command starts as an administrator's.
 */
public final class KillTrap implements Failpoint.Trap {
  private static Failpoint point;
  private static Path set;

  /** Called by the Java runtime. */
  public static void premain(String arguments) {
    int at = arguments.indexOf('@');
    point = Failpoint.valueOf(arguments.substring(0, at));
    set = Path.of(arguments.substring(at + 1));
  }

  /** The setting of an agent that has the trap; it is set while the file is there. */
  static String setting(Path jar, Failpoint point, Path set) {
    return "JAVA_OPTIONS=-javaagent:" + jar + "=" + point + "@" + set;
  }

  static Path jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", KillTrap.class.getName());
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      String code = KillTrap.class.getName().replace('.', '/') + ".class";
      jar.putNextEntry(new JarEntry(code));
      KillTrap.class.getResourceAsStream("/" + code).transferTo(jar);
      jar.putNextEntry(new JarEntry("META-INF/services/" + Failpoint.Trap.class.getName()));
      jar.write(KillTrap.class.getName().getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  @Override
  public void reached(Failpoint reached) {
    if (reached != point || !Files.exists(set)) {
      return;
    }
    try {
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
    } catch (IOException noKill) {
      throw new UncheckedIOException(noKill);
    }
    while (true) {
      LockSupport.park();
    }
  }
}
