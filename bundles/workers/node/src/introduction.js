'use strict';

const { version } = require('../package.json');

/** Those of the official worker, as hosts act on them. */
const CAPABILITIES = Object.freeze({
    RawHttpBodyBytes: 'true',
    RpcHttpTriggerMetadataRemoved: 'true',
    RpcHttpBodyOnly: 'true',
    IgnoreEmptyValuedRpcHttpHeaders: 'true',
    UseNullableValueDictionaryForHttp: 'true',
    WorkerStatus: 'true',
    TypedDataCollection: 'true',
    HandlesWorkerTerminateMessage: 'true',
});

/** What the worker can do with this app; its programming model may add to that or take away. */
function capabilitiesOf(app) {
    const introduce = async () => {
        const capabilities = { ...CAPABILITIES };
        return (app.started && (await app.programmingModel.getCapabilities?.(capabilities))) || capabilities;
    };
    const socket = process.env.MILLRACE_HTTP_SOCKET;
    // Loaded only where an app may answer HTTP itself.
    return app.started && socket ? require('./httpSocket').onSocket(socket, introduce) : introduce();
}

/** Who is speaking: runtime, worker, and the app's programming model. */
function describe(app) {
    return {
        runtimeName: 'node',
        runtimeVersion: process.versions.node,
        workerVersion: version,
        workerBitness: process.arch === 'ia32' ? 'x86' : process.arch,
        customProperties: app.started ? { modelName: app.programmingModel.name, modelVersion: app.programmingModel.version } : {},
    };
}

module.exports = { capabilitiesOf, describe };
