'use strict';

// The protobuf wire format, as far as the contract needs it. The generated contract.js calls nothing else.

const VARINT = 0;
const FIXED64 = 1;
const LENGTH = 2;
const FIXED32 = 5;

/** Strings up to this length are cheaper to copy here than to hand to native code. */
const SHORT = 32;

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

/**
 * Writes messages from back to front, so that each length is known when its turn comes and nothing is measured twice
 * or moved. Fields are therefore written last to first, within a field the value before its tag.
 */
class Writer {
    #buffer;
    #position;

    constructor(size) {
        this.renew(size);
    }

    /** How much was written since the last reset; also the mark from which a nested message is measured. */
    get length() {
        return this.#buffer.length - this.#position;
    }

    /** What was written last, as a view. */
    view(length) {
        return this.#buffer.subarray(this.#position, this.#position + length);
    }

    /** Takes back what was written after {@link length} had this value. */
    rewind(length) {
        this.#position = this.#buffer.length - length;
    }

    /** Starts anew in the same memory: views given out before are void. */
    reset() {
        this.#position = this.#buffer.length;
    }

    /** Starts anew in fresh memory of this size: views given out before stay valid. */
    renew(size) {
        this.#buffer = Buffer.allocUnsafeSlow(size);
        this.#position = size;
    }

    /** The four bytes, most significant first, that stand before a frame; no part of protobuf. */
    framePrefix(length) {
        this.#reserve(4);
        this.#position -= 4;
        this.#buffer.writeUInt32BE(length, this.#position);
    }

    varint(value) {
        if (value < 0x80) {
            this.#reserve(1);
            this.#buffer[--this.#position] = value;
            return;
        }
        const length = value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5;
        this.#reserve(length);
        let at = (this.#position -= length);
        for (; value >= 0x80; value >>>= 7) {
            this.#buffer[at++] = (value & 0x7f) | 0x80;
        }
        this.#buffer[at] = value;
    }

    /** Puts before a nested message its length since `mark`. */
    nested(mark) {
        this.varint(this.length - mark);
    }

    int32(value) {
        if (value < 0) {
            this.#bigVarint(BigInt.asUintN(64, BigInt(value)));
        } else {
            this.varint(value >>> 0);
        }
    }

    bool(value) {
        this.varint(value ? 1 : 0);
    }

    int64(value) {
        this.#bigVarint(BigInt.asUintN(64, toBigInt(value)));
    }

    sint64(value) {
        const number = toBigInt(value);
        this.#bigVarint(BigInt.asUintN(64, (number << 1n) ^ (number >> 63n)));
    }

    #bigVarint(value) {
        const bytes = [];
        for (; value >= 0x80n; value >>= 7n) {
            bytes.push(Number(value & 0x7fn) | 0x80);
        }
        bytes.push(Number(value));
        this.#reserve(bytes.length);
        this.#position -= bytes.length;
        this.#buffer.set(bytes, this.#position);
    }

    double(value) {
        this.#reserve(8);
        this.#position -= 8;
        this.#buffer.writeDoubleLE(value, this.#position);
    }

    /** @param {string} field named in the error when the value is no text */
    string(value, field) {
        if (typeof value !== 'string') {
            throw new TypeError(`${field} must be a string, but is ${describe(value)}.`);
        }
        const before = this.length;
        if (value.length > SHORT || !this.#ascii(value)) {
            this.#utf8(value);
        }
        this.varint(this.length - before);
    }

    #ascii(value) {
        this.#reserve(value.length);
        let at = this.#position;
        for (let index = value.length - 1; index >= 0; index--) {
            const code = value.charCodeAt(index);
            if (code >= 0x80) {
                return false;
            }
            this.#buffer[--at] = code;
        }
        this.#position = at;
        return true;
    }

    #utf8(value) {
        const length = Buffer.byteLength(value);
        this.#reserve(length);
        this.#position -= length;
        this.#buffer.utf8Write(value, this.#position, length);
    }

    /** @param {string} field named in the error when the value holds no bytes */
    bytes(value, field) {
        if (!(value instanceof Uint8Array)) {
            throw new TypeError(`${field} must be a Buffer or Uint8Array, but is ${describe(value)}.`);
        }
        this.raw(value);
        this.varint(value.length);
    }

    raw(bytes) {
        this.#reserve(bytes.length);
        this.#position -= bytes.length;
        this.#buffer.set(bytes, this.#position);
    }

    #reserve(length) {
        if (length > this.#position) {
            this.#grow(length);
        }
    }

    #grow(length) {
        const used = this.length;
        const grown = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, used + length + 1024));
        this.#buffer.copy(grown, grown.length - used, this.#position);
        this.#position = grown.length - used;
        this.#buffer = grown;
    }
}

/** An enum of the contract: numbers on the wire, words in the worker. */
class Words {
    #name;
    #numbers;
    #words;

    constructor(name, numbers) {
        this.#name = name;
        this.#numbers = new Map(Object.entries(numbers));
        this.#words = new Map(Object.entries(numbers).map(([word, number]) => [number, word]));
    }

    /** undefined for a number of a later contract */
    word(number) {
        return this.#words.get(number);
    }

    number(word) {
        const number = this.#numbers.get(word);
        if (number === undefined) {
            throw new RangeError(`"${word}" is no ${this.#name}; known are ${[...this.#numbers.keys()].join(', ')}.`);
        }
        return number;
    }
}

function exactNumber(value) {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
}

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/** Takes a number, a bigint, digits or a Long of any library; what is too large becomes the largest. */
function toBigInt(value) {
    const number = typeof value === 'number' ? BigInt(Math.trunc(value)) : BigInt(value.toString());
    return number > INT64_MAX ? INT64_MAX : number < INT64_MIN ? INT64_MIN : number;
}

function describe(value) {
    return value === null ? 'null' : Array.isArray(value) ? 'an array' : `of type ${typeof value}`;
}

module.exports = { Reader, Writer, WireError, Words };
