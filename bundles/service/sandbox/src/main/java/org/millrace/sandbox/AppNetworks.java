package org.millrace.sandbox;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.millrace.host.port.Sandbox.Egress;
import org.millrace.model.AppName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridges that an agent's containers sit on: one for each app, which exists as long as a
 * container of the app does. Engines let nobody cross from one bridge to another, and members of
 * one do not hear each other either.
 */
final class AppNetworks {
  private static final Logger log = LoggerFactory.getLogger(AppNetworks.class);
  private static final String NOBODY = "none";
  private static final int TRIES = 16;

  private final Engine engine;
  private final String agentId;
  private final NetworkRange range;
  private final Map<String, Integer> members = new HashMap<>();

  AppNetworks(Engine engine, String agentId, NetworkRange range) {
    this.engine = engine;
    this.agentId = agentId;
    this.range = range;
  }

  /**
   * A container's place on a network.
   *
   * @param name what the engine is told
   */
  record Membership(String name, Runnable leave) {
    void close() {
      leave.run();
    }
  }

  /** Returns a place on the app's network, which is made for the first member. */
  synchronized Membership join(AppName app, Egress egress) throws IOException {
    if (egress == Egress.NONE) {
      return new Membership(NOBODY, () -> {});
    }
    String name = name(app, egress);
    if (!members.containsKey(name)) {
      create(app, name, egress == Egress.INTERNAL);
    }
    members.merge(name, 1, Integer::sum);
    return new Membership(name, () -> leave(name));
  }

  private String name(AppName app, Egress egress) {
    String name = "millrace-" + agentId + "-" + app.value();
    return egress == Egress.INTERNAL ? name + "-internal" : name;
  }

  private synchronized void leave(String name) {
    if (members.merge(name, -1, Integer::sum) == 0) {
      members.remove(name);
      remove(name);
    }
  }

  private void create(AppName app, String name, boolean internal) throws IOException {
    try {
      List<NetworkRange> free = range.free(taken()).limit(TRIES).toList();
      if (free.isEmpty()) {
        throw new IOException(
            "All networks of the range " + range + " are taken. Set CONTAINER_RANGE to another.");
      }
      create(name, internal, new ArrayDeque<>(free));
    } catch (RuntimeException failed) {
      throw new IOException(
          "The container engine at "
              + engine.address()
              + " makes no network for "
              + app
              + ": "
              + Engine.reason(failed)
              + ". An app that calls nobody does without: set its setting MILLRACE_EGRESS to none.",
          failed);
    }
  }

  /** Somebody else may take a subnet at the same time; the next one may still be free. */
  private void create(String name, boolean internal, Queue<NetworkRange> free) {
    while (true) {
      NetworkRange subnet = free.remove();
      try {
        create(name, internal, subnet);
        return;
      } catch (DockerException refused) {
        if (free.isEmpty() || !Engine.reason(refused).contains("overlap")) {
          throw refused;
        }
      }
    }
  }

  private void create(String name, boolean internal, NetworkRange subnet) {
    engine
        .calls()
        .createNetworkCmd()
        .withName(name)
        .withDriver("bridge")
        .withInternal(internal)
        .withCheckDuplicate(true)
        .withLabels(ContainerLabels.ofAgent(agentId))
        .withOptions(Map.of("com.docker.network.bridge.enable_icc", "false"))
        .withIpam(
            new Network.Ipam().withConfig(new Network.Ipam.Config().withSubnet(subnet.toString())))
        .exec();
  }

  private List<NetworkRange> taken() {
    return engine.calls().listNetworksCmd().exec().stream()
        .filter(network -> network.getIpam() != null && network.getIpam().getConfig() != null)
        .flatMap(network -> network.getIpam().getConfig().stream())
        .map(Network.Ipam.Config::getSubnet)
        .filter(subnet -> subnet != null && subnet.indexOf(':') < 0)
        .map(NetworkRange::parse)
        .toList();
  }

  private void remove(String network) {
    try {
      engine.calls().removeNetworkCmd(network).exec();
    } catch (NotFoundException gone) {
      log.debug("{}: was removed already", network);
    } catch (RuntimeException failed) {
      log.warn("{}: the network cannot be removed: {}", network, Engine.reason(failed));
    }
  }

  /** Removes what an earlier life of the agent left; no container may be left. */
  synchronized void removeAll() throws IOException {
    try {
      for (Network network :
          engine
              .calls()
              .listNetworksCmd()
              .withFilter("label", List.of(ContainerLabels.AGENT + "=" + agentId))
              .exec()) {
        remove(network.getId());
      }
    } catch (RuntimeException failed) {
      throw new IOException(
          "The container engine at "
              + engine.address()
              + " does not list its networks: "
              + Engine.reason(failed),
          failed);
    }
    members.clear();
  }
}
