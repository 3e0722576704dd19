'use strict';

/** Part of the core API: something that can be undone, once. */
class Disposable {
    #dispose;

    constructor(callOnDispose) {
        this.#dispose = callOnDispose;
    }

    /** One that disposes all the given. */
    static from(...disposables) {
        return new Disposable(() => disposables.forEach((each) => each?.dispose?.()));
    }

    dispose() {
        const dispose = this.#dispose;
        this.#dispose = undefined;
        return dispose?.();
    }
}

module.exports = { Disposable };
