/** Language workers: which there are, how they are started, watched and given work. */
package org.millrace.host.worker;
