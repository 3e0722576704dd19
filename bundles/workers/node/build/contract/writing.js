'use strict';

// Last field first, see src/wire/writer.js.

const protobuf = require('protobufjs');
const { initialValue, name, plain, tag, wireOf } = require('./fields');

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

function writingStream(stream, kinds) {
    const cases = kinds.map((kind) => stream.fields[kind]).map(
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

module.exports = { writing, writingStream };
