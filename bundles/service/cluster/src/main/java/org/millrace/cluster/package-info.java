/** Which agent runs which revision and since when. */
package org.millrace.cluster;
