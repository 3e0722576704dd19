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
async function capabilitiesOf(app) {
    const capabilities = { ...CAPABILITIES };
    const model = app.started ? app.programmingModel : undefined;
    return (await model?.getCapabilities?.(capabilities)) ?? capabilities;
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
