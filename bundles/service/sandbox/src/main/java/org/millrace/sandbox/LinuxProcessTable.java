package org.millrace.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads {@code /proc}: a worker's family are those in its process group or session, those that
 * carry its mark, and whatever these started.
 */
final class LinuxProcessTable implements ProcessTable {
  private static final Path PROC = Path.of("/proc");

  static boolean isHere() {
    return Files.isReadable(PROC.resolve("self/stat"));
  }

  /** A process as {@code /proc} tells it. The handle knows its start: a reused pid is no match. */
  private record Entry(ProcessHandle handle, long parent, long group, long session, String mark) {}

  @Override
  public Set<ProcessHandle> family(ProcessHandle leader, SlotMark mark) {
    boolean pidIsOurs = ProcessHandle.of(leader.pid()).map(leader::equals).orElse(true);
    return closure(entry ->
        entry.mark.equals(mark.value())
            || pidIsOurs && (entry.group == leader.pid() || entry.session == leader.pid()));
  }

  @Override
  public Set<ProcessHandle> ofAgent(String agentId) {
    String prefix = SlotMark.agentPrefix(agentId);
    return closure(entry -> entry.mark.startsWith(prefix));
  }

  private static Set<ProcessHandle> closure(Predicate<Entry> seed) {
    Map<Long, List<Entry>> children = new HashMap<>();
    List<Entry> open = new ArrayList<>();
    for (Entry entry : living()) {
      children.computeIfAbsent(entry.parent, parent -> new ArrayList<>()).add(entry);
      if (seed.test(entry)) {
        open.add(entry);
      }
    }
    Set<ProcessHandle> found = new HashSet<>();
    while (!open.isEmpty()) {
      Entry entry = open.removeLast();
      if (found.add(entry.handle)) {
        open.addAll(children.getOrDefault(entry.handle.pid(), List.of()));
      }
    }
    return found;
  }

  private static List<Entry> living() {
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(handle -> handle.pid() != self)
        .map(LinuxProcessTable::read)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Entry> read(ProcessHandle handle) {
    Path directory = PROC.resolve(Long.toString(handle.pid()));
    try {
      String stat = Files.readString(directory.resolve("stat"), ISO_8859_1);
      // The program's name stands in parentheses and may hold anything, even ") Z".
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
      boolean ended = fields[0].equals("Z") || fields[0].equals("X");
      return ended
          ? Optional.empty()
          : Optional.of(
              new Entry(
                  handle,
                  Long.parseLong(fields[1]),
                  Long.parseLong(fields[2]),
                  Long.parseLong(fields[3]),
                  mark(directory)));
    } catch (IOException goneMeanwhile) {
      return Optional.empty();
    }
  }

  private static String mark(Path directory) {
    String environment;
    try {
      environment = Files.readString(directory.resolve("environ"), ISO_8859_1);
    } catch (IOException notOurs) {
      return "";
    }
    String wanted = SlotMark.VARIABLE + "=";
    for (String variable : environment.split("\0")) {
      if (variable.startsWith(wanted)) {
        return variable.substring(wanted.length());
      }
    }
    return "";
  }
}
