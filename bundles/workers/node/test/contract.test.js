'use strict';

// The generated code against protobufjs, an independent reader and writer of the same files.

const assert = require('node:assert/strict');
const path = require('node:path');
const test = require('node:test');
const protobuf = require('protobufjs');
const { WORKER } = require('./support/host');
const { decode, encode, root } = require('./support/streamingMessage');
const contract = require(path.join(WORKER, 'src/contract.js'));
const { Reader } = require(path.join(WORKER, 'src/wire/reader.js'));
const { Words } = require(path.join(WORKER, 'src/wire/words.js'));
const { Writer } = require(path.join(WORKER, 'src/wire/writer.js'));

const stream = root.lookupType('AzureFunctionsRpcMessages.StreamingMessage');
const READ = ['workerInitRequest', 'functionEnvironmentReloadRequest', 'functionsMetadataRequest', 'functionLoadRequest', 'invocationRequest', 'workerTerminate'];
const WRITTEN = ['startStream', 'rpcLog', 'workerInitResponse', 'functionEnvironmentReloadResponse', 'functionMetadataResponse', 'functionLoadResponse', 'invocationResponse', 'workerStatusResponse'];

/** The same values for the same seed, so that a failure can be looked at. */
class Values {
    #state;

    constructor(seed) {
        this.#state = seed;
    }

    below(limit) {
        this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
        return Math.floor((this.#state / 2 ** 32) * limit);
    }

    oneOf(list) {
        return list[this.below(list.length)];
    }

    scalar(type) {
        switch (type) {
            case 'string':
                return this.oneOf(['', 'a', 'žluťoučký kůň', '\u{1F600}', 'x'.repeat(this.below(70)), 'long '.repeat(500)]);
            case 'bytes':
                return Buffer.alloc(this.oneOf([0, 1, 127, 128, 20_000]), this.below(256));
            case 'bool':
                return this.below(2) === 1;
            case 'double':
                return this.oneOf([0, -0.5, 1e300, Math.PI]);
            case 'int32':
                return this.oneOf([0, 1, -1, 127, 128, 16384, 2147483647, -2147483648]);
            default:
                return this.oneOf(['0', '1', '-1', '127', '9007199254740993', '-9223372036854775808', '9223372036854775807']);
        }
    }

    message(type, depth = 0) {
        const result = {};
        const chosen = new Map(type.oneofsArray.map((oneof) => [oneof, this.oneOf(oneof.fieldsArray)]));
        for (const field of type.fieldsArray) {
            if ((field.partOf ? chosen.get(field.partOf) === field : true) && (depth < 6 || !(field.resolvedType instanceof protobuf.Type)) && this.below(4) > 0) {
                result[field.name] = this.field(field, depth);
            }
        }
        return result;
    }

    field(field, depth) {
        const value = () => this.value(field, depth);
        if (field.map) return Object.fromEntries(Array.from({ length: this.below(3) }, (_, index) => [this.oneOf(['key', 'klíč', '']) + index, value()]));
        return field.repeated ? Array.from({ length: this.below(4) }, value) : value();
    }

    value({ resolvedType, type }, depth) {
        if (resolvedType instanceof protobuf.Enum) return this.oneOf(Object.keys(resolvedType.values));
        return resolvedType ? this.message(resolvedType, depth + 1) : this.scalar(type);
    }
}

const word = (constant) => constant.replace(/_(.)/g, (_, letter) => letter.toUpperCase()).replace(/^./, (letter) => letter.toLowerCase());

/** protobuf's JSON form as the worker has it: words for enums, numbers where exact; `full` adds what readers add. */
function asWorkerHasIt(type, message, full) {
    const result = {};
    for (const field of type.fieldsArray) {
        const value = message[field.name];
        const convert = (each) => convertValue(field, each, full);
        if (value !== undefined && field.map) result[field.name] = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, convert(each)]));
        else if (value !== undefined) result[field.name] = field.repeated ? value.map(convert) : convert(value);
        else if (full && !field.partOf) result[field.name] = field.map ? {} : field.repeated ? [] : initial(field);
    }
    return result;
}

function convertValue({ resolvedType, type }, value, full) {
    if (resolvedType instanceof protobuf.Enum) return word(value);
    if (resolvedType) return asWorkerHasIt(resolvedType, value, full);
    return /64/.test(type) && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function initial({ resolvedType, type }) {
    if (resolvedType instanceof protobuf.Enum) return word(resolvedType.valuesById[0]);
    if (resolvedType) return undefined;
    return type === 'string' ? '' : type === 'bool' ? false : type === 'bytes' ? Buffer.alloc(0) : 0;
}

for (const kind of READ) {
    test(`any ${kind} is read as it was written`, () => {
        const type = stream.fields[kind].resolvedType;
        for (let seed = 0; seed < 300; seed++) {
            const message = new Values(seed).message(type);
            const bytes = Buffer.concat([Buffer.from('before'), encode({ requestId: 'r', [kind]: message }), Buffer.from('after')]);

            const read = contract.read(bytes, 6, bytes.length - 5);

            assert.deepEqual(read, { requestId: 'r', kind, message: asWorkerHasIt(type, message, true) }, `seed ${seed}`);
        }
    });
}

for (const kind of WRITTEN) {
    test(`any ${kind} is written in the usual form`, () => {
        const type = stream.fields[kind].resolvedType;
        const writer = new Writer(64);
        for (let seed = 0; seed < 300; seed++) {
            const message = new Values(seed).message(type);
            const expected = encode({ requestId: 'r', [kind]: message });

            const mark = writer.length;
            contract.write(writer, 'r', kind, asWorkerHasIt(type, message, false));
            const bytes = Buffer.from(writer.view(writer.length - mark));

            assert.deepEqual(bytes, expected, `seed ${seed}`);
            assert.deepEqual(decode(bytes), decode(expected));
        }
    });
}

test('values of the wrong kind are refused by name', () => {
    const write = (kind, message) => () => contract.write(new Writer(64), '', kind, message);

    assert.throws(write('rpcLog', { message: 5 }), /RpcLog\.message must be a string, but is of type number/);
    assert.throws(write('rpcLog', { level: 'loud' }), /"loud" is no Level; known are trace, debug, information, warning, error, critical, none/);
    assert.throws(write('invocationResponse', { returnValue: { bytes: 'text' } }), /TypedData\.bytes must be a Buffer or Uint8Array, but is of type string/);
    assert.throws(write('invocationResponse', { returnValue: { http: { headers: { a: null } } } }), /RpcHttp\.headers must be a string, but is null/);
    assert.throws(write('invocationRequest', {}), /A worker does not send invocationRequest/);
});

test('whole numbers of any library are written; those that are too large become the largest', () => {
    for (const [value, expected] of [
        [42, '42'],
        [1e21, '9223372036854775807'],
        [-1e21, '-9223372036854775808'],
        [7n, '7'],
        ['-8', '-8'],
        [require('long').fromString('9007199254740993'), '9007199254740993'],
    ]) {
        const writer = new Writer(8);
        contract.write(writer, '', 'invocationResponse', { returnValue: { int: value } });
        assert.equal(decode(Buffer.from(writer.view(writer.length))).invocationResponse.returnValue.int, expected);
    }
});

test('a message that is cut off anywhere is refused, not misread', () => {
    const whole = encode({ invocationRequest: { invocationId: 'id', inputData: [{ name: 'n', data: { double: 1.5 } }, { name: 'm', data: { int: '-5' } }] } });

    for (let length = 1; length < whole.length; length++) {
        assert.throws(() => contract.read(whole, 0, length), { name: 'WireError' }, `cut at ${length}`);
    }
});

test('numbers that never end and unknown wire types are refused', () => {
    const read = (...bytes) => () => contract.read(Buffer.from(bytes), 0, bytes.length);

    assert.throws(read(...Array(11).fill(0xff)), /more than ten bytes/);
    assert.throws(read(0x0f), /unknown wire type 7/);
    assert.equal(new Reader(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1]), 0, 10).int32(), -1);
    assert.equal(new Words('Level', { low: 0 }).word(9), undefined);
});
