'use strict';

const { hookContext } = require('../hooks');

const blank = ({ invocationId }) => ({ invocationId });

/** Runs one invocation through the programming model and the app's hooks. */
async function handle(request, worker) {
    const { app } = worker;
    const { metadata, callback } = app.find(request.functionId);
    const core = new CoreInvocation(request, metadata, worker);
    const invocation = await app.programmingModel.getInvocationModel(core);
    const { context, inputs } = await invocation.getArguments();
    core.begin(context);
    const call = app.hooks.has('preInvocation') || app.hooks.has('postInvocation') ? callBetweenHooks : callFunction;
    const result = await call({ app, core, invocation, context, inputs, callback });
    const response = await invocation.getResponse(context, result);
    response.result = { status: 'success' };
    return response;
}

async function callFunction({ core, invocation, context, inputs, callback }) {
    core.state = 'invocation';
    try {
        return await invocation.invokeFunction(context, inputs, callback);
    } finally {
        core.state = undefined;
    }
}

/** Hooks may change the inputs and the function before the call, and its result or error after it. */
async function callBetweenHooks({ app, core, invocation, context, inputs, callback }) {
    const before = hookContext(core.shared, { inputs, functionCallback: callback });
    await runHooks(app, core, 'preInvocation', before);

    const after = hookContext(core.shared, { inputs: before.inputs, result: null, error: null });
    try {
        after.result = await callFunction({ core, invocation, context, inputs: before.inputs, callback: before.functionCallback });
    } catch (thrown) {
        after.error = thrown;
    }
    await runHooks(app, core, 'postInvocation', after);
    if (after.error !== null && after.error !== undefined) {
        throw after.error;
    }
    return after.result;
}

async function runHooks(app, core, name, context) {
    core.state = `${name}Hooks`;
    try {
        await app.hooks.run(name, context);
    } finally {
        core.state = undefined;
    }
}

/** What a programming model gets to know of an invocation, and how it logs. */
class CoreInvocation {
    #worker;
    #category;
    #shared;
    state;

    constructor(request, metadata, worker) {
        this.invocationId = request.invocationId;
        this.request = request;
        this.metadata = metadata;
        this.#worker = worker;
        this.#category = `${metadata.name}.Invocation`;
    }

    /** @param {object} context what the model hands to the function */
    begin(context) {
        this.#shared = { hookData: {}, appHookData: this.#worker.app.hookData, invocationContext: context };
    }

    /** What all hooks of this invocation see. */
    get shared() {
        return this.#shared;
    }

    log(level, logCategory, message) {
        this.#worker.log(level, message, { invocationId: this.invocationId, category: this.#category, logCategory }, this.#shared);
    }
}

module.exports = { answer: 'invocationResponse', blank, handle };
