'use strict';

/** Lines on standard error that begin so are the worker's own; all others belong to the app. */
const OWN = 'LanguageWorkerConsoleLog';

/** Says in one line on standard error why the worker ends, and ends it with code 1. */
function fatal(reason) {
    process.stderr.write(`${OWN}[error] ${String(reason).replace(/\s*\r?\n\s*/g, ' | ')}\n`);
    process.exit(1);
}

module.exports = { fatal };
