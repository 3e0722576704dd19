'use strict';

const blank = (message, { app }) => ({ useDefaultMetadataIndexing: !app.usesIndexing });

/** Tells the functions the app registered by code; if none, the host looks for function.json files itself. */
async function handle(message, { app }) {
    return {
        functionMetadataResults: app.index(),
        useDefaultMetadataIndexing: !app.usesIndexing,
        result: { status: 'success' },
    };
}

module.exports = { answer: 'functionMetadataResponse', blank, handle };
