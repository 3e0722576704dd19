const { app } = require('@azure/functions');

app.http('hello', {
    methods: ['GET', 'POST'],
    authLevel: 'anonymous',
    handler: async (request, context) => {
        const name = request.query.get('name') || (await request.text()) || 'world';
        context.log(`Greeting ${name}`);
        return { body: `Hello, ${name}` };
    },
});

app.timer('heartbeat', {
    schedule: '0 */5 * * * *',
    handler: (timer, context) => {
        context.log(timer.isPastDue ? 'Late, but alive' : 'Alive');
    },
});
