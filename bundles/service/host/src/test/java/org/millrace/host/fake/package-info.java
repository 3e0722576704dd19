/** Fakes of the host's ports, for the tests of this and other bundles. */
package org.millrace.host.fake;
