'use strict';

const protobuf = require('protobufjs');
const { initialValue, name, plain, tag, wireOf } = require('./fields');

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

function readingValue(field) {
    const type = field.resolvedType;
    if (type instanceof protobuf.Enum) return `${name(type)}.word(reader.int32())`;
    if (type) return `read${name(type)}(reader, reader.nested())`;
    return `reader.${field.type}()`;
}

function readingStream(stream, kinds) {
    const cases = kinds.map((kind) => stream.fields[kind]).map(
        (field) => `            case ${tag(field, 2)}:\n                kind = '${field.name}';\n                message = ${readingValue(field)};\n                break;`,
    );
    const others = stream.fieldsArray.filter((field) => field.partOf && !kinds.includes(field.name)).map((field) => `[${tag(field, 2)}, '${field.name}']`);
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

module.exports = { reading, readingStream };
