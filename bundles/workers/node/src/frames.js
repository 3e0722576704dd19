'use strict';

const { constants } = require('node:buffer');

/** Bytes before each message: its length, most significant byte first. */
const PREFIX = 4;

/**
 * Cuts a stream of bytes into frames. A frame that came in one piece is handed on where it lies; only one that is spread
 * over several pieces is copied, once.
 */
class FrameReader {
    #longest;
    #onFrame;
    #prefix = Buffer.alloc(PREFIX);
    #prefixFilled = 0;
    #frame = null;
    #frameFilled = 0;

    /**
     * @param {number} longest the longest frame that is accepted
     * @param {(buffer: Buffer, start: number, end: number) => void} onFrame called for each frame, in order
     */
    constructor(longest, onFrame) {
        this.#longest = Math.min(longest, constants.MAX_LENGTH);
        this.#onFrame = onFrame;
    }

    /** Takes the next piece of the stream. Its memory belongs to the reader from now on. */
    push(piece) {
        for (let at = 0; at < piece.length; ) {
            at = this.#frame ? this.#fill(piece, at) : this.#begin(piece, at);
        }
    }

    /** Whether the stream stops between two frames. */
    get complete() {
        return this.#frame === null && this.#prefixFilled === 0;
    }

    #begin(piece, at) {
        if (this.#prefixFilled > 0 || piece.length - at < PREFIX) {
            this.#prefix[this.#prefixFilled++] = piece[at];
            if (this.#prefixFilled < PREFIX) {
                return at + 1;
            }
            this.#prefixFilled = 0;
            return this.#body(piece, at + 1, this.#prefix.readUInt32BE());
        }
        return this.#body(piece, at + PREFIX, piece.readUInt32BE(at));
    }

    #body(piece, at, length) {
        if (length > this.#longest) {
            throw new RangeError(`A frame of ${length} bytes came, but at most ${this.#longest} are allowed.`);
        }
        if (piece.length - at >= length) {
            this.#onFrame(piece, at, at + length);
            return at + length;
        }
        this.#frame = Buffer.allocUnsafeSlow(length);
        this.#frameFilled = 0;
        return at;
    }

    #fill(piece, at) {
        const copied = piece.copy(this.#frame, this.#frameFilled, at);
        this.#frameFilled += copied;
        if (this.#frameFilled === this.#frame.length) {
            const frame = this.#frame;
            this.#frame = null;
            this.#onFrame(frame, 0, frame.length);
        }
        return at + copied;
    }
}

module.exports = { FrameReader };
