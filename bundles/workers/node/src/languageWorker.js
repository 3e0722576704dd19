'use strict';

const { FunctionApp } = require('./functionApp');
const { asError, toRpcException } = require('./errors');
const requests = require('./requests');

/** The worker as the host sees it: takes requests, answers each, has one function app. */
class LanguageWorker {
    #stream;
    #hostVersion;

    constructor(id, stream) {
        this.id = id;
        this.#stream = stream;
        this.app = new FunctionApp(this);
    }

    /** Known from the first request on. */
    get hostVersion() {
        if (this.#hostVersion === undefined) {
            throw new Error('The host has not introduced itself yet: read hostVersion when the app has started.');
        }
        return this.#hostVersion;
    }

    set hostVersion(version) {
        this.#hostVersion = version;
    }

    /** Handles one message of the host. What cannot be handled is answered as failed; only our own faults escape. */
    async receive({ requestId, kind, message }) {
        const request = requests[kind];
        if (!request) {
            return;
        }
        let answer;
        try {
            answer = await request.handle(message, this);
        } catch (thrown) {
            answer = failed(request.blank(message, this), thrown);
        }
        if (request.answer) {
            this.#answer(requestId, request, message, answer);
        }
    }

    #answer(requestId, request, message, answer) {
        try {
            this.#stream.send(requestId, request.answer, answer);
        } catch (thrown) {
            this.#stream.send(requestId, request.answer, failed(request.blank(message, this), thrown));
        }
    }

    /**
     * @param {string} level a level of RpcLog
     * @param {object} [about] further fields: category, invocationId, logCategory
     * @param {object} [shared] what log hooks share with the other hooks of the invocation
     */
    log(level, message, about, shared) {
        const line = { level, message, logCategory: 'system', ...about };
        this.app.hooks.showLog(line, shared ?? this.app.sharedByHooks);
        this.#stream.send('', 'rpcLog', line);
    }

    /** Lets the app say goodbye, sends what is left and ends the process. */
    async terminate() {
        try {
            await this.app.end();
        } catch (thrown) {
            this.log('error', `A hook at the end of the app failed: ${asError(thrown).stack}`);
        }
        this.#stream.end(() => process.exit(0));
    }
}

function failed(answer, thrown) {
    return { ...answer, result: { status: 'failure', exception: toRpcException(thrown) } };
}

module.exports = { LanguageWorker };
