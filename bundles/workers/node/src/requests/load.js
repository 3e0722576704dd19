'use strict';

const { warmUpForHttp } = require('../warmUp');

const blank = ({ functionId }) => ({ functionId });

/** Makes one function ready to be invoked. */
async function handle({ functionId, metadata }, { app }) {
    await app.load(functionId, metadata);
    if (app.waitsForHttp) {
        // Not before this answer has left, which it does at the end of this turn of the event loop.
        setImmediate(() => setImmediate(warmUpForHttp));
    }
    return { functionId, result: { status: 'success' } };
}

module.exports = { answer: 'functionLoadResponse', blank, handle };
