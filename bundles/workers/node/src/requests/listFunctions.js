'use strict';

const { warmUpForHttp } = require('../warmUp');

/** Milliseconds in which a host usually has loaded all functions. */
const LOADING = 20;

const blank = (message, { app }) => ({ useDefaultMetadataIndexing: !app.usesIndexing });

/** Tells the functions the app registered by code; if none, the host looks for function.json files itself. */
async function handle(message, { app }) {
    const functions = app.index();
    if (functions.some(hasHttpTrigger)) {
        setTimeout(warmUpForHttp, LOADING);
    }
    return {
        functionMetadataResults: functions,
        useDefaultMetadataIndexing: !app.usesIndexing,
        result: { status: 'success' },
    };
}

function hasHttpTrigger({ bindings }) {
    return Object.values(bindings).some(({ type }) => type === 'httpTrigger');
}

module.exports = { answer: 'functionMetadataResponse', blank, handle };
