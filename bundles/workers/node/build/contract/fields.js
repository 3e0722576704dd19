'use strict';

// What reading and writing have to know of a field.

const protobuf = require('protobufjs');

/** Wire types of the kinds the contract uses. */
const WIRE = { int32: 0, int64: 0, sint64: 0, bool: 0, double: 1, string: 2, bytes: 2 };

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

/** The field without its name and number: what it holds. */
function plain(field) {
    return { type: field.type, resolvedType: field.resolvedType };
}

function wireOf(field) {
    if (field.resolvedType instanceof protobuf.Enum) return 0;
    if (field.resolvedType) return 2;
    if (!(field.type in WIRE)) throw new Error(`The contract uses ${field.type}, which src/wire cannot do yet.`);
    return WIRE[field.type];
}

module.exports = { word, name, tag, initialValue, plain, wireOf };
