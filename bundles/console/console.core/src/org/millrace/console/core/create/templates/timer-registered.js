const { app } = require('@azure/functions');

app.timer('__NAME__', {
    schedule: '__SCHEDULE__',
    handler: async (timer, context) => {
        context.log(timer.isPastDue ? 'Late, but running' : 'Running');
    },
});
