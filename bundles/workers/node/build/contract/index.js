'use strict';

// Writes src/contract.js from the repository's proto files: straight-line code for exactly the messages a worker reads
// and writes, so that nothing is parsed and no library is loaded when a worker starts.
//
// Messages become plain objects with camelCase names. Enum values become words in camelCase ('information', 'in',
// 'explicitNone'), as the programming models expect them. When reading, single numbers, texts and flags have their
// default value if they did not travel, maps and lists are there even if empty, members of a oneof only if they
// travelled. When writing, null and undefined mean absent.

const path = require('node:path');
const protobuf = require('protobufjs');
const { name, word } = require('./fields');
const { reading, readingStream } = require('./reading');
const { writing, writingStream } = require('./writing');

/** What the host says and the worker reads; all else is passed over and reported without its content. */
const READ = [
    'workerInitRequest',
    'functionEnvironmentReloadRequest',
    'functionsMetadataRequest',
    'functionLoadRequest',
    'invocationRequest',
    'workerStatusRequest',
    'workerTerminate',
];

const WRITTEN = [
    'startStream',
    'rpcLog',
    'workerInitResponse',
    'functionEnvironmentReloadResponse',
    'functionMetadataResponse',
    'functionLoadResponse',
    'invocationResponse',
    'workerStatusResponse',
];

/** @param {string} directory holds FunctionRpc.proto; the text of contract.js comes back */
function generate(directory) {
    const root = new protobuf.Root();
    const beside = root.resolvePath;
    root.resolvePath = (origin, target) => (target.startsWith('google/') ? beside(origin, target) : path.join(directory, path.basename(target)));
    root.loadSync('FunctionRpc.proto').resolveAll();
    const stream = root.lookupType('AzureFunctionsRpcMessages.StreamingMessage');
    return [
        "'use strict';",
        '',
        '// Made by the build from FunctionRpc.proto: change that file or build/contract, not this one.',
        '',
        "const { Reader } = require('./wire/reader');",
        "const { Words } = require('./wire/words');",
        '',
        ...enums(stream),
        '',
        ...reachable(stream, READ).map(reading),
        ...reachable(stream, WRITTEN).map(writing),
        readingStream(stream, READ),
        writingStream(stream, WRITTEN),
        'module.exports = { read, write };',
        '',
    ].join('\n');
}

function reachable(stream, kinds) {
    const found = new Set();
    const visit = (type) => {
        if (found.has(type)) {
            return;
        }
        found.add(type);
        type.fieldsArray.map((field) => field.resolve().resolvedType).filter((target) => target instanceof protobuf.Type).forEach(visit);
    };
    kinds.forEach((kind) => visit(stream.fields[kind].resolve().resolvedType));
    return [...found];
}

function enums(stream) {
    const fields = new Set([...reachable(stream, READ), ...reachable(stream, WRITTEN)].flatMap((type) => type.fieldsArray));
    const types = new Set([...fields].map((field) => field.resolvedType).filter((type) => type instanceof protobuf.Enum));
    return [...types].map((type) => {
        const words = Object.entries(type.values).map(([constant, number]) => `${word(constant)}: ${number}`);
        return `const ${name(type)} = new Words('${type.name}', { ${words.join(', ')} });`;
    });
}

module.exports = { generate };
