/** The timer trigger: schedules, and who fires when. */
package org.millrace.extensions.timer;
