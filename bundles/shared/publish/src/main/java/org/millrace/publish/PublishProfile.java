package org.millrace.publish;

import java.net.URI;
import org.millrace.management.PublishCredential;
import org.millrace.model.AppName;

/**
 * All that a client needs to publish an app, as the files that Visual Studio, dotnet and GitHub's
 * action read.
 *
 * @param endpoint the root of a publish endpoint, such as {@code http://127.0.0.1:7072/}. When its
 *     host begins with {@code scm.}, the imported file names {@code APP.scm.…}, as GitHub's action
 *     demands
 * @param installation as the endpoint knows it
 * @param appUrl where the app answers
 */
public record PublishProfile(
    URI endpoint, String installation, AppName app, PublishCredential credential, String appUrl) {

  public PublishProfile {
    if (endpoint.getHost() == null || endpoint.getScheme() == null) {
      throw new IllegalArgumentException(
          "'" + endpoint + "' is not the URL of a publish endpoint; write http://HOST:PORT/");
    }
  }

  /** The app's own URL at the endpoint. Without the slash at its end some client cuts it short. */
  public URI publishUrl() {
    String root = endpoint.toString().replaceAll("/+$", "");
    return URI.create(root + "/publish/" + installation + "/" + app + "/");
  }

  /** A name for the files, without ending; Visual Studio shows it. */
  public String name() {
    return app + " - Zip Deploy";
  }

  /** For {@code Properties/PublishProfiles}: keeps scheme, port and path. */
  public String pubxml(boolean withPassword) {
    return """
    <Project>
      <PropertyGroup>
        <WebPublishMethod>ZipDeploy</WebPublishMethod>
        <PublishProvider>AzureWebSite</PublishProvider>
        <LastUsedBuildConfiguration>Release</LastUsedBuildConfiguration>
        <LastUsedPlatform>Any CPU</LastUsedPlatform>
        <SiteUrlToLaunchAfterPublish>%s</SiteUrlToLaunchAfterPublish>
        <LaunchSiteAfterPublish>false</LaunchSiteAfterPublish>
        <UserName>%s</UserName>
    %s    <PublishUrl>%s</PublishUrl>
    %s  </PropertyGroup>
    </Project>
    """
        .formatted(
            escape(appUrl),
            escape(credential.user()),
            withPassword ? element("Password", credential.password()) : "",
            escape(publishUrl().toString()),
            // Azure.Functions.Sdk refuses http without it, on this machine too.
            isSecure() ? "" : element("PublishAllowInsecureRemoteConnections", "true"));
  }

  /** For imports. It has room for a host and a port only: the user name tells which app. */
  public String publishSettings(boolean withPassword) {
    return """
    <?xml version="1.0" encoding="utf-8"?>
    <publishData>
      <publishProfile profileName="%s" publishMethod="ZipDeploy"
          publishUrl="%s"
          userName="%s" userPWD="%s"
          destinationAppUrl="%s"
          SQLServerDBConnectionString="" mySQLDBConnectionString="" hostingProviderForumLink=""
          controlPanelLink="" webSystem="WebSites"><databases /></publishProfile>
    </publishData>
    """
        .formatted(
            escape(name()),
            escape(hostAndPort()),
            escape(credential.user()),
            withPassword ? escape(credential.password()) : "",
            escape(appUrl));
  }

  boolean isSecure() {
    return endpoint.getScheme().equalsIgnoreCase("https");
  }

  private String hostAndPort() {
    String host = endpoint.getHost();
    int usual = isSecure() ? 443 : 80;
    int port = endpoint.getPort() < 0 ? usual : endpoint.getPort();
    return (host.startsWith("scm.") ? app + "." : "") + host + ":" + port;
  }

  private static String element(String name, String text) {
    return "    <" + name + ">" + escape(text) + "</" + name + ">\n";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
