/** Measures Millrace beside the least that could do the same, and prints what it found. */
package org.millrace.benchmark;
