module.exports = async function (context, req) {
    const name = req.query.name || req.rawBody || 'world';
    context.log(`Greeting ${name}`);
    context.res = { body: `Hello, ${name}` };
};
