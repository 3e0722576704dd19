'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const test = require('node:test');
const { WORKER, frame } = require('./support/host');
const { FrameReader } = require(path.join(WORKER, 'src/frames.js'));

function read(pieces, longest = 1000) {
    const frames = [];
    const reader = new FrameReader(longest, (buffer, start, end) => frames.push(buffer.subarray(start, end).toString()));
    pieces.forEach((piece) => reader.push(piece));
    return { frames, complete: reader.complete };
}

test('frames are the same wherever the stream is cut', () => {
    const texts = ['', 'a', 'bc', 'x'.repeat(300), '', 'end'];
    const stream = Buffer.concat(texts.map((each) => frame(Buffer.from(each))));

    for (let first = 0; first <= stream.length; first++) {
        for (const second of [first, first + 1, first + 5, stream.length]) {
            const pieces = [stream.subarray(0, first), stream.subarray(first, second), stream.subarray(second)];
            assert.deepEqual(read(pieces), { frames: texts, complete: true }, `cut at ${first} and ${second}`);
        }
    }
    assert.deepEqual(read([...stream].map((byte) => Buffer.from([byte]))).frames, texts);
});

test('a frame that came whole is handed on where it lies', () => {
    const piece = Buffer.concat([frame(Buffer.from('one')), frame(Buffer.from('two'))]);
    const seen = [];

    new FrameReader(10, (buffer, start, end) => seen.push([buffer === piece, start, end])).push(piece);

    assert.deepEqual(seen, [[true, 4, 7], [true, 11, 14]]);
});

test('a stream that stops within a frame is not complete', () => {
    const whole = frame(Buffer.from('abc'));

    for (let length = 1; length < whole.length; length++) {
        assert.deepEqual(read([whole.subarray(0, length)]), { frames: [], complete: false });
    }
});

test('a frame over the limit is refused before memory is taken for it', () => {
    assert.deepEqual(read([frame(Buffer.alloc(10))], 10).frames.length, 1);
    assert.throws(() => read([frame(Buffer.alloc(11)).subarray(0, 4)], 10), /11 bytes came, but at most 10/);
    assert.throws(() => read([Buffer.from([0xff, 0xff, 0xff, 0xff])], 2147483647), /4294967295 bytes/);
});
