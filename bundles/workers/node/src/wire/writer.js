'use strict';

// Protobuf's wire format, as far as the contract needs it: writing. The generated contract.js calls it.

/** Strings up to this length are cheaper to copy here than to hand to native code. */
const SHORT = 32;

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

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

/** Takes a number, a bigint, digits or a Long of any library; what is too large becomes the largest. */
function toBigInt(value) {
    const number = typeof value === 'number' ? BigInt(Math.trunc(value)) : BigInt(value.toString());
    return number > INT64_MAX ? INT64_MAX : number < INT64_MIN ? INT64_MIN : number;
}

function describe(value) {
    return value === null ? 'null' : Array.isArray(value) ? 'an array' : `of type ${typeof value}`;
}

module.exports = { Writer };
