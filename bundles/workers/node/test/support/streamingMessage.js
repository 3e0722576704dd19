'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const protobuf = require('protobufjs');

const PROTO = path.join(__dirname, '../../../../service/rpc/src/main/protobuf');

const root = new protobuf.Root();
const beside = root.resolvePath;
root.resolvePath = (origin, target) => (target.startsWith('google/') ? beside(origin, target) : path.join(PROTO, path.basename(target)));
root.loadSync('FunctionRpc.proto').resolveAll();
const StreamingMessage = root.lookupType('AzureFunctionsRpcMessages.StreamingMessage');

/** To bytes, from protobuf's JSON form: camelCase names, enums by name. Anything else is an error of the test. */
function encode(message) {
    const problem = StreamingMessage.verify(StreamingMessage.fromObject(message));
    assert.equal(problem, null);
    return Buffer.from(StreamingMessage.encode(StreamingMessage.fromObject(message)).finish());
}

/** From bytes, to the same form. Bytes that carry fields we do not know, or in another form than usual, are refused. */
function decode(bytes) {
    const message = StreamingMessage.decode(bytes);
    assert.deepEqual(Buffer.from(StreamingMessage.encode(message).finish()), bytes, 'the message is in the usual form');
    return StreamingMessage.toObject(message, { enums: String, longs: String, oneofs: false });
}

module.exports = { encode, decode, root };
