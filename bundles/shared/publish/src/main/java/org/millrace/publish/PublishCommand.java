package org.millrace.publish;

/**
 * A command line that publishes an app, ready to be pasted. The password is the shell's variable
 * {@code PUBLISH_PASSWORD}, so that none is kept in a history or a script.
 */
public enum PublishCommand {
  /** For a POSIX shell; sends {@code app.zip} and waits until it is live. */
  CURL {
    @Override
    public String line(PublishProfile profile) {
      return "curl --fail-with-body -X POST -T app.zip -u '%s:'\"$PUBLISH_PASSWORD\" '%s'"
          .formatted(profile.credential().user(), zipDeploy(profile));
    }
  },

  /** For PowerShell; sends {@code app.zip} and waits until it is live. */
  POWERSHELL {
    @Override
    public String line(PublishProfile profile) {
      return ("Invoke-RestMethod -Method Post -InFile app.zip -ContentType application/zip"
              + " -Headers @{ Authorization = 'Basic ' + [Convert]::ToBase64String("
              + "[Text.Encoding]::ASCII.GetBytes('%s:' + $env:PUBLISH_PASSWORD)) } -Uri '%s'")
          .formatted(profile.credential().user(), zipDeploy(profile));
    }
  },

  /** For a POSIX shell in the folder of a .NET project; needs no profile file. */
  DOTNET {
    @Override
    public String line(PublishProfile profile) {
      return ("dotnet build -c Release -p:DeployOnBuild=true -p:WebPublishMethod=ZipDeploy"
              + " '-p:PublishUrl=%s' '-p:UserName=%s' \"-p:Password=$PUBLISH_PASSWORD\"%s")
          .formatted(
              profile.publishUrl(),
              profile.credential().user(),
              profile.isSecure() ? "" : " -p:PublishAllowInsecureRemoteConnections=true");
    }
  };

  public abstract String line(PublishProfile profile);

  private static String zipDeploy(PublishProfile profile) {
    return profile.publishUrl() + "api/zipdeploy";
  }
}
