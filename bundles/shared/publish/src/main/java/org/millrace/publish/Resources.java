package org.millrace.publish;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Kudu's routes: those that are answered, and those that are turned down whoever asks. */
final class Resources {
  private static final String NO_WEB_DEPLOY =
      "Web Deploy is not spoken here. Publish with Zip Deploy; its publish profile is in the"
          + " console.";
  private static final Map<String, Refusal> NEVER =
      Map.of(
          "msdeploy.axd", new Refusal(404, NO_WEB_DEPLOY),
          "wardeploy", new Refusal(404, "Function apps are not deployed as a war. Send a zip."),
          "command", new Refusal(403, "Commands are not run through the publish endpoint."));

  private final Map<String, Resource> answered;

  Resources(Deployer deployer, DeploymentAnswers answers, PatientAgent patience, Author author) {
    answered =
        Map.of(
            "zipdeploy", new ZipDeployResource(deployer),
            "publish", new OneDeployResource(deployer),
            "zip", new ZipFolderResource(deployer),
            "deployments", new DeploymentsResource(answers, patience, author),
            "isdeploying", new IsDeployingResource(patience),
            "settings", new SettingsResource(patience),
            "vfs", new VfsResource(patience),
            "environment", new EnvironmentResource());
  }

  /** The first segments behind {@code /api/}. */
  Set<String> names() {
    Set<String> names = new HashSet<>(answered.keySet());
    names.addAll(NEVER.keySet());
    return names;
  }

  boolean takesPackage(Route route, String method) {
    Resource resource = answered.get(route.name());
    return resource != null && resource.takesPackage(method);
  }

  Resource find(Route route) throws Refusal {
    if (NEVER.containsKey(route.name())) {
      throw NEVER.get(route.name());
    }
    Resource resource = answered.get(route.name());
    if (resource == null) {
      throw new Refusal(404, "The publish endpoint has nothing at this address.");
    }
    return resource;
  }
}
