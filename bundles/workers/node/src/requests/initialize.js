'use strict';

const { capabilitiesOf, describe } = require('../introduction');
const { warmUpForAnyApp } = require('../warmUp');

const blank = (message, worker) => ({ workerMetadata: describe(worker.app) });

/** The host introduces itself and names the app; without one this is a placeholder that gets it later. */
async function handle({ hostVersion, functionAppDirectory }, worker) {
    worker.hostVersion = hostVersion;
    if (functionAppDirectory) {
        await worker.app.start(functionAppDirectory);
    } else {
        setImmediate(warmUpForAnyApp);
    }
    return {
        capabilities: await capabilitiesOf(worker.app),
        workerMetadata: describe(worker.app),
        result: { status: 'success' },
    };
}

module.exports = { answer: 'workerInitResponse', blank, handle };
