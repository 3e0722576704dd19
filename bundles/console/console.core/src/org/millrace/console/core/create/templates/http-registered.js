const { app } = require('@azure/functions');

app.http('__NAME__', {
    methods: ['GET', 'POST'],
    authLevel: '__LEVEL__',
    route: '__ROUTE__',
    handler: async (request, context) => {
        const name = request.query.get('name') || (await request.text()) || 'world';
        context.log(`Greeting ${name}`);
        return { body: `Hello, ${name}` };
    },
});
