package org.millrace.console.ui.nodes;

import org.millrace.console.core.monitor.InstallationState;

/**
 * A thing of an installation as selections hold it, with what is known of it at that moment. Two
 * nodes are equal when they are the same thing, whatever has become of it: so selection and
 * expansion survive every snapshot.
 */
public sealed interface Node
    permits InstallationNode,
        GroupNode,
        AppNode,
        AppPartNode,
        FunctionNode,
        FileNode,
        DeploymentNode,
        AgentNode {

  InstallationState installation();

  /** What tells it from all others; tests find its row by it. */
  String id();
}
