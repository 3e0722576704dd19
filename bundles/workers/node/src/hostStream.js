'use strict';

const net = require('node:net');
const contract = require('./contract');
const { FrameReader } = require('./frames');
const { Writer } = require('./wire/writer');

/** What the writer holds without growing. A batch of half of it is sent at once, a frame of half of it goes alone. */
const BATCH = 64 * 1024;

/**
 * The conversation's transport: StreamingMessages as frames on one socket. What is sent within one turn of the event
 * loop leaves in one write.
 */
class HostStream {
    #socket;
    #longest;
    #writer = new Writer(BATCH);
    #batch = [];
    #batchLength = 0;
    #scheduled = false;

    /**
     * @param {import('node:net').NetConnectOpts} address
     * @param {number} longest bytes a message may have, in either direction
     * @param {{onMessage: (message: {requestId: string, kind?: string, message?: object}) => void, onEnd: (reason?: Error) => void}} listener
     */
    constructor(address, longest, { onMessage, onEnd }) {
        this.#longest = longest;
        const frames = new FrameReader(longest, (buffer, start, end) => onMessage(contract.read(buffer, start, end)));
        this.#socket = net.connect(address);
        this.#socket.on('data', (piece) => frames.push(piece));
        this.#socket.on('end', () => onEnd(frames.complete ? undefined : new Error('The host closed the stream in the middle of a message.')));
        this.#socket.on('error', onEnd);
    }

    /** Calls back when the socket is connected. */
    onConnect(listener) {
        this.#socket.once('connect', listener);
    }

    /**
     * Sends a message with the batch of this turn.
     * @throws {TypeError | RangeError} if the message does not fit the contract or is too long; nothing was sent then
     */
    send(requestId, kind, message) {
        const before = this.#writer.length;
        try {
            contract.write(this.#writer, requestId, kind, message);
            this.#frame(this.#writer.length - before, kind);
        } catch (error) {
            this.#writer.rewind(before);
            throw error;
        }
        this.#take(this.#writer.length - before);
    }

    #frame(length, kind) {
        if (length > this.#longest) {
            throw new RangeError(`The ${kind} has ${length} bytes, but the host takes at most ${this.#longest}.`);
        }
        this.#writer.framePrefix(length);
    }

    #take(length) {
        const frame = this.#writer.view(length);
        if (length >= BATCH / 2) {
            this.flush();
            this.#socket.write(frame);
            this.#writer.renew(BATCH);
            return;
        }
        this.#batch.push(frame);
        this.#batchLength += length;
        if (this.#batchLength >= BATCH / 2) {
            this.flush();
        } else if (!this.#scheduled) {
            this.#scheduled = true;
            setImmediate(() => {
                this.#scheduled = false;
                this.flush();
            });
        }
    }

    /** Hands the batch to the operating system now. */
    flush() {
        if (this.#batchLength === 0) {
            return;
        }
        this.#socket.write(Buffer.concat(this.#batch, this.#batchLength));
        this.#batch = [];
        this.#batchLength = 0;
        this.#writer.reset();
    }

    /** Sends what is left and closes; calls back when all of it has left this process. */
    end(listener) {
        this.flush();
        this.#socket.end(listener);
    }
}

module.exports = { HostStream };
