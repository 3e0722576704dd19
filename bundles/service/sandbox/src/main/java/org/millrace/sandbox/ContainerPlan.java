package org.millrace.sandbox;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.RestartPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millrace.host.port.Sandbox.Launch;
import org.millrace.host.port.Sandbox.Limits;

/** Everything a container of a worker may and may not do, as the engine is told. */
record ContainerPlan(
    ContainerLabels labels, Launch launch, String program, String network, String user) {
  private static final String TEMPORARY = "rw,nosuid,nodev,mode=1777,size=64m";

  /** The engine's init, which passes SIGTERM on and buries what the worker's children leave. */
  private static final int INIT = 1;

  /** A fork bomb would take the whole machine along. */
  private static final int DEFAULT_PROCESSES = 1024;

  CreateContainerCmd apply(CreateContainerCmd create, int processors) {
    List<String> command = new ArrayList<>(launch.command());
    command.set(0, program);
    return create
        .withName(labels.containerName())
        .withLabels(labels.all())
        .withUser(user)
        .withEntrypoint(command)
        .withEnv(
            launch.environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList())
        .withWorkingDir(launch.workingDirectory().toAbsolutePath().toString())
        .withAttachStdout(true)
        .withAttachStderr(true)
        .withHostConfig(hostConfig(processors));
  }

  private HostConfig hostConfig(int processors) {
    HostConfig host =
        HostConfig.newHostConfig()
            .withNetworkMode(network)
            .withReadonlyRootfs(true)
            .withTmpFs(Map.of("/tmp", TEMPORARY))
            .withMounts(mounts())
            .withCapDrop(Capability.ALL)
            .withSecurityOpts(List.of("no-new-privileges"))
            .withInit(true)
            .withRestartPolicy(RestartPolicy.noRestart())
            // Output is followed as it comes; a second copy would fill the machine's disk.
            .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
    limit(host, launch.limits(), processors);
    return host;
  }

  private static void limit(HostConfig host, Limits limits, int processors) {
    if (limits.memoryBytes() > 0) {
      host.withMemory(limits.memoryBytes()).withMemorySwap(limits.memoryBytes());
    }
    if (limits.cpus() > 0) {
      host.withNanoCPUs((long) (Math.min(limits.cpus(), processors) * 1_000_000_000));
    }
    host.withPidsLimit(
        INIT + (long) (limits.processes() > 0 ? limits.processes() : DEFAULT_PROCESSES));
  }

  /** Where a folder may be both read and written, it may be written. */
  private List<Mount> mounts() {
    Map<Path, Boolean> readOnly = new LinkedHashMap<>();
    launch.readable().forEach(folder -> readOnly.put(folder.toAbsolutePath().normalize(), true));
    launch.writable().forEach(folder -> readOnly.put(folder.toAbsolutePath().normalize(), false));
    List<Mount> mounts = new ArrayList<>();
    readOnly.forEach((folder, fixed) ->
        mounts.add(
            new Mount()
                .withType(MountType.BIND)
                .withSource(folder.toString())
                .withTarget(folder.toString())
                .withReadOnly(fixed)));
    return mounts;
  }
}
