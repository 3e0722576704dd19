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

/** What the host says and the worker reads; all else is passed over and reported without its content. */
const READ = [
    'workerInitRequest',
    'functionEnvironmentReloadRequest',
    'functionsMetadataRequest',
    'functionLoadRequest',
    'invocationRequest',
    'invocationCancel',
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

const WIRE = { int32: 0, int64: 0, sint64: 0, bool: 0, double: 1, string: 2, bytes: 2 };

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
        '// Made by the build from FunctionRpc.proto: change that file or build/contract.js, not this one.',
        '',
        "const { Reader, Words } = require('./wire');",
        '',
        ...enums(stream),
        '',
        ...reachable(stream, READ).map(reading),
        ...reachable(stream, WRITTEN).map(writing),
        readingStream(stream),
        writingStream(stream),
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

/** exponential_backoff -> exponentialBackoff, CustomMetric -> customMetric */
function word(name) {
    const joined = name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
    return joined[0].toLowerCase() + joined.slice(1);
}

/** Names of nested types are only unique with their parents' names. */
function name(type) {
    return type.parent instanceof protobuf.Type ? name(type.parent) + type.name : type.name;
}

function tag(field, wire) {
    return ((field.id << 3) | wire) >>> 0;
}

// Reading

function reading(type) {
    const fields = type.fieldsArray;
    const initial = fields.filter((field) => !field.partOf).map((field) => `${field.name}: ${initialValue(field)}`);
    return [
        `function read${name(type)}(reader, end) {`,
        `    const message = { ${initial.join(', ')} };`,
        '    while (reader.position < end) {',
        '        const tag = reader.varint();',
        '        switch (tag) {',
        ...fields.flatMap(readingField),
        '            default:',
        '                reader.skip(tag);',
        '        }',
        '    }',
        '    return message;',
        '}',
        '',
    ].join('\n');
}

function initialValue(field) {
    if (field.map) return '{}';
    if (field.repeated) return '[]';
    if (field.resolvedType instanceof protobuf.Enum) return `'${word(field.resolvedType.valuesById[0])}'`;
    if (field.resolvedType) return 'undefined';
    if (field.type === 'string') return "''";
    if (field.type === 'bool') return 'false';
    if (field.type === 'bytes') return 'Buffer.alloc(0)';
    return '0';
}

function readingField(field) {
    const target = `message.${field.name}`;
    if (field.map) return readingMap(field, target);
    if (!field.repeated) {
        return [`            case ${tag(field, wireOf(field))}:`, `                ${target} = ${readingValue(field)};`, '                break;'];
    }
    const lines = [`            case ${tag(field, wireOf(field))}:`, `                ${target}.push(${readingValue(field)});`, '                break;'];
    if (wireOf(field) === 2) return lines;
    return [
        ...lines,
        `            case ${tag(field, 2)}:`,
        `                for (const packed = reader.nested(); reader.position < packed; ) ${target}.push(${readingValue(field)});`,
        '                break;',
    ];
}

function readingMap(field, target) {
    return [
        `            case ${tag(field, 2)}: {`,
        '                let key = \'\';',
        `                let value = ${field.resolvedType instanceof protobuf.Type ? '{}' : initialValue(plain(field))};`,
        '                for (const entry = reader.nested(); reader.position < entry; ) {',
        '                    const part = reader.varint();',
        '                    if (part === 10) key = reader.string();',
        `                    else if (part === ${(2 << 3) | wireOf(plain(field))}) value = ${readingValue(plain(field))};`,
        '                    else reader.skip(part);',
        '                }',
        `                if (key === '__proto__') Object.defineProperty(${target}, key, { value, enumerable: true, configurable: true, writable: true });`,
        `                else ${target}[key] = value;`,
        '                break;',
        '            }',
    ];
}

function plain(field) {
    return { type: field.type, resolvedType: field.resolvedType };
}

function wireOf(field) {
    if (field.resolvedType instanceof protobuf.Enum) return 0;
    if (field.resolvedType) return 2;
    if (!(field.type in WIRE)) throw new Error(`The contract uses ${field.type}, which src/wire.js cannot do yet.`);
    return WIRE[field.type];
}

function readingValue(field) {
    const type = field.resolvedType;
    if (type instanceof protobuf.Enum) return `${name(type)}.word(reader.int32())`;
    if (type) return `read${name(type)}(reader, reader.nested())`;
    return `reader.${field.type}()`;
}

function readingStream(stream) {
    const cases = READ.map((kind) => stream.fields[kind]).map(
        (field) => `            case ${tag(field, 2)}:\n                kind = '${field.name}';\n                message = ${readingValue(field)};\n                break;`,
    );
    const others = stream.fieldsArray.filter((field) => field.partOf && !READ.includes(field.name)).map((field) => `[${tag(field, 2)}, '${field.name}']`);
    return [
        `const others = new Map([${others.join(', ')}]);`,
        '',
        '/** Reads a StreamingMessage. Without content, or with one of a later contract, kind is undefined. */',
        'function read(buffer, start, end) {',
        '    const reader = new Reader(buffer, start, end);',
        "    let requestId = '';",
        '    let kind;',
        '    let message;',
        '    while (reader.position < end) {',
        '        const tag = reader.varint();',
        '        switch (tag) {',
        `            case ${tag(stream.fields.requestId, 2)}:`,
        '                requestId = reader.string();',
        '                break;',
        ...cases,
        '            default:',
        '                kind = others.get(tag) ?? kind;',
        '                reader.skip(tag);',
        '        }',
        '    }',
        '    return { requestId, kind, message };',
        '}',
        '',
    ].join('\n');
}

// Writing: last field first, see wire.js.

function writing(type) {
    const fields = [...type.fieldsArray].sort((one, other) => other.id - one.id);
    return [`function write${name(type)}(writer, message) {`, ...fields.flatMap((field) => writingField(type, field)), '}', ''].join('\n');
}

function writingField(type, field) {
    const value = `message.${field.name}`;
    if (field.map) {
        return [
            `    if (${value} != null) {`,
            `        const keys = Object.keys(${value});`,
            '        for (let index = keys.length - 1; index >= 0; index--) {',
            '            const key = keys[index];',
            '            const entry = writer.length;',
            `            ${writingValue(type, { ...plain(field), name: field.name }, `${value}[key]`)}`,
            `            writer.varint(${(2 << 3) | wireOf(plain(field))});`,
            `            writer.string(key, '${type.name}.${field.name}');`,
            '            writer.varint(10);',
            '            writer.nested(entry);',
            `            writer.varint(${tag(field, 2)});`,
            '        }',
            '    }',
        ];
    }
    if (field.repeated) {
        const packed = wireOf(field) !== 2;
        return [
            packed ? `    if (${value} != null && ${value}.length > 0) {` : `    if (${value} != null) {`,
            ...(packed ? ['        const list = writer.length;'] : []),
            `        for (let index = ${value}.length - 1; index >= 0; index--) {`,
            `            ${writingValue(type, field, `${value}[index]`)}`,
            ...(packed ? [] : [`            writer.varint(${tag(field, 2)});`]),
            '        }',
            ...(packed ? ['        writer.nested(list);', `        writer.varint(${tag(field, 2)});`] : []),
            '    }',
        ];
    }
    return [
        `    if (${value} != null${isDefault(field, value)}) {`,
        `        ${writingValue(type, field, value)}`,
        `        writer.varint(${tag(field, wireOf(field))});`,
        '    }',
    ];
}

/** A default outside a oneof does not travel. */
function isDefault(field, value) {
    const type = field.resolvedType;
    if (field.partOf || type instanceof protobuf.Type) return '';
    if (type) return ` && ${name(type)}.number(${value}) !== 0`;
    return field.type === 'bytes' ? ` && ${value}.length !== 0` : ` && ${value} !== ${initialValue(field)}`;
}

function writingValue(owner, field, value) {
    const type = field.resolvedType;
    if (type instanceof protobuf.Enum) return `writer.int32(${name(type)}.number(${value}));`;
    if (type) return `{ const mark = writer.length; write${name(type)}(writer, ${value}); writer.nested(mark); }`;
    const named = field.type === 'string' || field.type === 'bytes' ? `, '${owner.name}.${field.name}'` : '';
    return `writer.${field.type}(${value}${named});`;
}

function writingStream(stream) {
    const cases = WRITTEN.map((kind) => stream.fields[kind]).map(
        (field) => `        case '${field.name}':\n            write${name(field.resolvedType)}(writer, message);\n            writer.nested(mark);\n            writer.varint(${tag(field, 2)});\n            break;`,
    );
    return [
        '/** Writes a StreamingMessage in front of what the writer already holds. */',
        'function write(writer, requestId, kind, message) {',
        '    const mark = writer.length;',
        '    switch (kind) {',
        ...cases,
        '        default:',
        '            throw new RangeError(`A worker does not send ${kind}.`);',
        '    }',
        "    if (requestId !== '') {",
        "        writer.string(requestId, 'StreamingMessage.requestId');",
        `        writer.varint(${tag(stream.fields.requestId, 2)});`,
        '    }',
        '}',
        '',
    ].join('\n');
}

module.exports = { generate };
