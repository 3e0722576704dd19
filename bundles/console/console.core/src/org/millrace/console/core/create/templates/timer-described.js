module.exports = async function (context, timer) {
    context.log(timer.isPastDue ? 'Late, but running' : 'Running');
};
