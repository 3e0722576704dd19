/** What is selected in the console: the things of installations, for all slices. */
package org.millrace.console.ui.nodes;
