'use strict';

const { Disposable } = require('./disposable');

/** What an app wants to be called for. */
class Hooks {
    #callbacks = { preInvocation: [], postInvocation: [], appStart: [], appTerminate: [], log: [] };
    #logging = false;

    /** @param {'preInvocation' | 'postInvocation' | 'appStart' | 'appTerminate' | 'log'} name */
    register(name, callback) {
        if (!Object.hasOwn(this.#callbacks, name)) {
            throw new RangeError(`Unrecognized hook "${name}"; there are ${Object.keys(this.#callbacks).join(', ')}.`);
        }
        this.#callbacks[name].push(callback);
        return new Disposable(() => {
            this.#callbacks[name] = this.#callbacks[name].filter((other) => other !== callback);
        });
    }

    has(name) {
        return this.#callbacks[name].length > 0;
    }

    /** Calls them in the order they came, each after the one before has finished. */
    async run(name, context) {
        for (const callback of this.#callbacks[name]) {
            await callback(context);
        }
    }

    /**
     * Shows a log line to the log hooks before it leaves. They may change level and message of the app's own lines; what
     * they log themselves is not shown to them.
     * @param {{level: string, message: string, logCategory: string}} line
     * @param {object} shared what they share with the other hooks of the app or of the invocation
     */
    showLog(line, shared) {
        if (this.#logging || !this.has('log')) {
            return;
        }
        this.#logging = true;
        try {
            const context = hookContext({ ...shared, category: line.logCategory }, { level: line.level, message: line.message });
            this.#callbacks.log.forEach((callback) => callback(context));
            if (line.logCategory === 'user') {
                line.level = context.level;
                line.message = context.message;
            }
        } finally {
            this.#logging = false;
        }
    }
}

/** What a hook is called with: some of it to read, some of it to change. */
function hookContext(fixed, open) {
    for (const [name, value] of Object.entries(fixed)) {
        Object.defineProperty(open, name, { value, enumerable: true });
    }
    return open;
}

module.exports = { Hooks, hookContext };
