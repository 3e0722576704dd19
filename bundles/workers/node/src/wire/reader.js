'use strict';

// Protobuf's wire format, as far as the contract needs it: reading. The generated contract.js calls it.

const VARINT = 0;
const FIXED64 = 1;
const LENGTH = 2;
const FIXED32 = 5;

class WireError extends Error {
    constructor(message) {
        super(message);
        this.name = 'WireError';
    }
}

/** Reads one message out of a buffer. Bytes come out as views of that buffer, strings as copies. */
class Reader {
    /**
     * @param {Buffer} buffer
     * @param {number} start where the message begins
     * @param {number} end where it ends
     */
    constructor(buffer, start, end) {
        this.buffer = buffer;
        this.position = start;
        this.end = end;
    }

    /** An unsigned varint of at most 32 bits, longer ones are cut as the wire format says. */
    varint() {
        const first = this.byte();
        return first < 0x80 ? first : this.#longVarint(first & 0x7f);
    }

    #longVarint(value) {
        for (let shift = 7; shift < 70; shift += 7) {
            const next = this.byte();
            if (shift < 32) {
                value = (value | ((next & 0x7f) << shift)) >>> 0;
            }
            if (next < 0x80) {
                return value;
            }
        }
        throw new WireError('A number of the message has more than ten bytes.');
    }

    byte() {
        if (this.position >= this.end) {
            throw new WireError('The message ends in the middle of a field.');
        }
        return this.buffer[this.position++];
    }

    int32() {
        return this.varint() | 0;
    }

    bool() {
        return this.varint() !== 0;
    }

    /** A number where it is exact, else decimal digits: JavaScript's numbers end at 2^53. */
    int64() {
        return exactNumber(BigInt.asIntN(64, this.#bigVarint()));
    }

    /** Like int64, in the zigzag form. */
    sint64() {
        const value = this.#bigVarint();
        return exactNumber((value >> 1n) ^ -(value & 1n));
    }

    #bigVarint() {
        let value = 0n;
        for (let shift = 0n; shift < 70n; shift += 7n) {
            const next = this.byte();
            value |= BigInt(next & 0x7f) << shift;
            if (next < 0x80) {
                return BigInt.asUintN(64, value);
            }
        }
        throw new WireError('A number of the message has more than ten bytes.');
    }

    double() {
        const at = this.position;
        this.#advance(8);
        return this.buffer.readDoubleLE(at);
    }

    string() {
        const length = this.varint();
        const at = this.position;
        this.#advance(length);
        return this.buffer.utf8Slice(at, at + length);
    }

    bytes() {
        const length = this.varint();
        const at = this.position;
        this.#advance(length);
        return this.buffer.subarray(at, at + length);
    }

    /** Reads the length of a nested message and says where it ends. */
    nested() {
        const end = this.varint() + this.position;
        if (end > this.end) {
            throw new WireError('A part of the message is longer than the message.');
        }
        return end;
    }

    /** Passes over a field that this side does not know. */
    skip(tag) {
        switch (tag & 7) {
            case VARINT:
                while (this.byte() >= 0x80);
                return;
            case FIXED64:
                return this.#advance(8);
            case LENGTH:
                return this.#advance(this.varint());
            case FIXED32:
                return this.#advance(4);
            default:
                throw new WireError(`The message has a field of the unknown wire type ${tag & 7}.`);
        }
    }

    #advance(length) {
        if (length > this.end - this.position) {
            throw new WireError('A field of the message is longer than the message.');
        }
        this.position += length;
    }
}

function exactNumber(value) {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
}

module.exports = { Reader, WireError };
