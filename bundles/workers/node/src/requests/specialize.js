'use strict';

const { capabilitiesOf, describe } = require('../introduction');

const blank = (message, worker) => ({ workerMetadata: describe(worker.app) });

/** The placeholder gets its app: another environment, another folder, once. */
async function handle({ environmentVariables, functionAppDirectory }, worker) {
    if (worker.app.started) {
        throw new Error('This worker runs an app already. What one app left behind is not for another: start a new worker.');
    }
    replaceEnvironment(environmentVariables);
    if (functionAppDirectory) {
        process.chdir(functionAppDirectory);
        await worker.app.start(functionAppDirectory);
    }
    return {
        capabilities: await capabilitiesOf(worker.app),
        capabilitiesUpdateStrategy: 'replace',
        workerMetadata: describe(worker.app),
        result: { status: 'success' },
    };
}

/** Nothing of the placeholder's own environment may be left for the app. */
function replaceEnvironment(variables) {
    for (const name of Object.keys(process.env)) {
        delete process.env[name];
    }
    Object.assign(process.env, variables);
}

module.exports = { answer: 'functionEnvironmentReloadResponse', blank, handle };
