'use strict';

const blank = ({ functionId }) => ({ functionId });

/** Makes one function ready to be invoked. */
async function handle({ functionId, metadata }, { app }) {
    await app.load(functionId, metadata);
    return { functionId, result: { status: 'success' } };
}

module.exports = { answer: 'functionLoadResponse', blank, handle };
